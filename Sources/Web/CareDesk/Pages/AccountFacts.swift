import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What an agent sees of an account.
struct AccountFacts {
    let account: Account
    let brand: Brand
    /// What is the matter with checks on the phone.
    var trouble: CheckTrouble?
    /// Beside the desk's, in a call.
    var times: LocalTimes?

    func content(_ text: Text) -> HTML {
        """
        <dl class="facts">
        <div><dt>\(text(PortalWords.company))</dt><dd>\(account.company)</dd></div>
        <div><dt>\(text(PortalWords.accountNumber))</dt><dd>\(account.number)</dd></div>
        <div><dt>\(text(CareWords.brand))</dt><dd>\(brand.name)</dd></div>
        <div><dt>\(text(PortalWords.accountStatus))</dt><dd>\(text(trouble.map(CheckWords.title) ?? PortalWords.status(account.status)))</dd></div>
        <div><dt>\(text(CareWords.callerLanguage))</dt><dd lang="\(account.language.rawValue)">\
        \(account.language == .en ? "English" : "Français")</dd></div>
        \(times.map { $0.content(text) }.orNone)
        </dl>
        """
    }
}
