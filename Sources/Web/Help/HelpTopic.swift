import Phrasebook
import SecurityQuestions

/// What a page's own link to the help is about: an article, the heading in it, and the link's words.
///
/// The headings have the same ids in every language, so that one address serves both.
enum HelpTopic: CaseIterable {
    case changeQuestion, goodAnswer, activation, invitation, logIn, newPassword, supportCode, codeTrouble, callWords,
        people, severalAccounts,
        paused, notMe, notMeByLink, unknownActivity
    case lookUp, caller, check, results, spell, cannotAnswer, locked, lift, ownPassword, deskKeys, manageAgents

    private var target: (article: String, heading: String, words: Phrase) {
        switch self {
        case .changeQuestion: ("set-and-change-your-security-question", "change", HelpSubjects.changeQuestion)
        case .goodAnswer: ("choose-a-good-question-and-answer", "answer", HelpSubjects.goodAnswer)
        case .activation: ("activate-your-account", "steps", HelpSubjects.activation)
        case .invitation: ("activate-your-account", "link", HelpSubjects.invitation)
        case .logIn: ("reset-your-password", "forgotten", HelpSubjects.logIn)
        case .newPassword: ("reset-your-password", "change", HelpSubjects.newPassword)
        case .supportCode: ("get-a-support-code", "get", HelpSubjects.supportCode)
        case .codeTrouble: ("get-a-support-code", "trouble", HelpSubjects.codeTrouble)
        case .callWords: ("what-customer-care-asks", "words", HelpSubjects.callWords)
        case .people: ("people-of-your-account", "people", HelpSubjects.people)
        case .severalAccounts: ("several-accounts", "switch", HelpSubjects.severalAccounts)
        case .paused: ("phone-checks-are-paused", "do", HelpSubjects.paused)
        case .notMe: ("this-was-not-me", "effect", HelpSubjects.notMe)
        case .notMeByLink: ("this-was-not-me", "mail", HelpSubjects.notMe)
        case .unknownActivity: ("this-was-not-me", "report", HelpSubjects.unknownActivity)
        case .lookUp: ("verify-a-caller", "find", HelpSubjects.lookUp)
        case .caller: ("verify-a-caller", "caller", HelpSubjects.caller)
        case .check: ("verify-a-caller", "check", HelpSubjects.check)
        case .results: ("verify-a-caller", "results", HelpSubjects.results)
        case .spell: ("spelling-and-sound-alikes", "spell", HelpSubjects.spell)
        case .cannotAnswer: ("when-the-caller-cannot-answer", "offer", HelpSubjects.cannotAnswer)
        case .locked: ("locked-accounts", "see", HelpSubjects.locked)
        case .lift: ("locked-accounts", "lift", HelpSubjects.lift)
        case .manageAgents: ("agents-and-their-access", "add", HelpSubjects.manageAgents)
        case .ownPassword: ("your-own-log-in", "change", HelpSubjects.ownPassword)
        case .deskKeys: ("verify-a-caller", "keys", HelpSubjects.deskKeys)
        }
    }

    var link: String { Links.helpArticle(target.article, at: target.heading) }
    var words: Phrase { HelpWords.about(target.words) }

    /// In a tab of its own: what was typed into the page, and the call on it, stay where they are.
    func content(_ text: Text) -> HTML {
        """
        <p class="help-link"><a href="\(link)" target="_blank" rel="noopener">\(text(words))\
        <span class="unseen"> \(text(HelpWords.newTab))</span></a></p>
        """
    }
}
