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
    /// That is spoken in a call; else the account's.
    var language: Language?
    /// That a program says the call comes from.
    var from: CallingNumber?

    func content(_ text: Text) -> HTML {
        """
        <dl class="facts">
        <div><dt>\(text(PortalWords.company))</dt><dd>\(account.company)</dd></div>
        <div><dt>\(text(PortalWords.accountNumber))</dt><dd>\(account.number)</dd></div>
        <div><dt>\(text(CareWords.brand))</dt><dd>\(brand.name)</dd></div>
        <div><dt>\(text(PortalWords.accountStatus))</dt><dd>\(text(trouble.map(CheckWords.title) ?? PortalWords.status(account.status)))</dd></div>
        <div><dt>\(text(CareWords.callerLanguage))</dt><dd lang="\((language ?? account.language).rawValue)">\
        \((language ?? account.language) == .en ? "English" : "Français")</dd></div>
        \(from.map { calling($0, text) }.orNone)
        \(times.map { $0.content(text) }.orNone)
        </dl>
        """
    }

    /// No link: a number that somebody sends is none to call back on.
    private func calling(_ from: CallingNumber, _ text: Text) -> HTML {
        """
        <div><dt>\(text(CallerWords.callsFrom))</dt><dd><span class="tel">\(from.number.e164)</span>\
        \(from.standing.map { "<br>\(text(CallerWords.told($0)))" as HTML }.orNone)</dd></div>
        """
    }
}
