import Phrasebook
import SecurityQuestions

/// What warns before a log-in ends (WCAG 2.2, 2.2.1): a script shows it two minutes before, after it has asked whether another tab
/// was used meanwhile. Without a script the rule stands on the page from the start.
struct LogOutWarning {
    let visit: Visit

    var content: HTML {
        guard let time = visit.loginTime else { return .none }
        let text = visit.text
        return """
            <dialog class="ending" aria-labelledby="ending-title" data-idle="\(time.idle)" data-longest="\(time.longest)">
            <form method="post" action="\(Links.loginTime)">\(visit.tokenField)
            <h2 id="ending-title">\(text(LogOutWords.title))</h2>
            <p data-of="idle">\(text(LogOutWords.idle))</p>
            <p data-of="longest" hidden>\(text(LogOutWords.longest))</p>
            <button class="primary" autofocus data-of="idle">\(text(LogOutWords.stay))</button>\
            <button data-of="longest" hidden>\(text(LogOutWords.understood))</button>
            </form>
            </dialog>
            <noscript><p class="wide quiet">\(text(LogOutWords.rule))</p></noscript>

            """
    }
}
