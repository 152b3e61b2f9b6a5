import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Where the script puts a button that copies what stands elsewhere on the page, and where there is a file's name buttons that save
/// and print it. Without the script there are none, and nothing is lost.
struct CopyButton {
    /// The `id` of what is copied.
    let source: String
    let label: Phrase
    let file: Phrase?

    init(of source: String, label: Phrase, file: Phrase? = nil) {
        (self.source, self.label, self.file) = (source, label, file)
    }

    func content(_ text: Text) -> HTML {
        let saving: HTML? = file.map { file in
            """
             data-file="\(text(file))" data-save="\(text(Words.saveFile))" data-print="\(text(Words.printPage))"
            """
        }
        return """
            <p class="copying" data-copy="\(source)" data-label="\(text(label))" data-done="\(text(Words.copied))" \
            data-failed="\(text(Words.notCopied))"\(saving.orNone)></p>
            """
    }
}
