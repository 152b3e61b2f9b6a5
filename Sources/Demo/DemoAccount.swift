import SecurityQuestions
import SpokenAnswers

/// One fictional customer of the demo and what has happened to them.
struct DemoAccount: Sendable {
    let number: String
    let company: String
    /// From the ranges that are reserved for fiction.
    let phone: String
    let name: String
    let email: String
    let role: Member.Role
    let language: Language
    let fate: Fate
    let questionID: String
    let answer: String
    /// A second person who logs in; perhaps somebody who owns another account of the brand, by the same log-in.
    let colleague: Colleague?

    struct Colleague: Sendable {
        let name: String
        let email: String
        let role: Member.Role

        init(_ name: String, email: String, role: Member.Role) {
            self.name = name
            self.email = email
            self.role = role
        }
    }

    enum Fate: Sendable {
        /// Invited; the link can be used.
        case pending
        /// Activated, and verified on the phone once.
        case active
        case suspended
        case closed
        /// The latest wrong answer has locked the question for a day.
        case locked
        /// Ten wrong answers in total.
        case dead

        var status: Account.Status {
            switch self {
            // An account becomes active by the activation itself.
            case .pending, .active, .locked, .dead: .pending
            case .suspended: .suspended
            case .closed: .closed
            }
        }
    }

    init(
        _ number: String, _ company: String, phone: String, name: String, email: String, role: Member.Role = .owner,
        language: Language, _ fate: Fate, question: String = "strictest-teacher-surname",
        answer: String = "Quillfeather", colleague: Colleague? = nil
    ) {
        self.number = number
        self.company = company
        self.phone = phone
        self.name = name
        self.email = email
        self.role = role
        self.language = language
        self.fate = fate
        self.questionID = question
        self.answer = answer
        self.colleague = colleague
    }
}
