import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Where the script puts a button that copies what stands elsewhere on the page. Without it nothing is lost: there is no button.
struct CopyButton {
    /// The `id` of what is copied.
    let source: String
    let label: Phrase

    init(of source: String, label: Phrase) { (self.source, self.label) = (source, label) }

    func content(_ text: Text) -> HTML {
        """
        <p class="copying" data-copy="\(source)" data-label="\(text(label))" data-done="\(text(Words.copied))" \
        data-failed="\(text(Words.notCopied))"></p>
        """
    }
}
