import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import SpokenAnswers

struct AccountShowCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an account, its people and its security question. Answers cannot be shown.",
        discussion: """
            EXAMPLE:
              countersign account show NL-1001 --brand northline --json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let report = try await environment.withAccount(number, of: brand, configuration) { context, account in
            return AccountReport(
                account, members: try await context.stores.members(of: account.id),
                chosen: try await context.stores.answer(of: account.id), at: context.world.now())
        }
        if json { try Terminal.write(json: report) } else { try Terminal.show(report.text) }
    }
}

/// An account as the command line tells it.
struct AccountReport: Encodable, Sendable {
    let brand: String
    let number: String
    let company: String
    let status: String
    let language: String
    let phones: [String]
    let members: [Person]
    let question: Question?

    struct Person: Encodable, Sendable {
        let name: String
        let email: String
        let role: String
    }

    struct Question: Encodable, Sendable {
        let id: String
        let text: String
        let setAt: Date
        let setBy: String
        /// "open", "locked" or "dead".
        let state: String
        let lockedUntil: Date?
        let wrongInAll: Int
    }

    init(_ account: Account, members: [Member], chosen: (answer: SealedAnswer, budget: GuessBudget)?, at now: Date) {
        brand = account.brand
        number = account.number
        company = account.company
        status = account.status.rawValue
        language = account.language.rawValue
        phones = account.phones.map(\.e164)
        self.members = members.map { Person(name: $0.name, email: $0.email.text, role: $0.role.rawValue) }
        question = chosen.map { Question($0.answer, $0.budget, account.language, at: now) }
    }

    var text: String {
        var lines = [
            "\(number)  \(company)", "Brand     \(brand)", "Status    \(status)", "Language  \(language)",
            "Phones    \(phones.isEmpty ? "none" : phones.joined(separator: ", "))",
        ]
        lines += members.map { "Member    \($0.name), \($0.email), \($0.role)" }
        lines.append("Question  \(question?.line ?? "none chosen yet")")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension AccountReport.Question {
    fileprivate init(_ answer: SealedAnswer, _ budget: GuessBudget, _ language: Language, at now: Date) {
        id = answer.questionID
        text = Catalogue.question(answer.questionID)?.text[language] ?? answer.questionID
        setAt = answer.setAt
        setBy = answer.setBy
        wrongInAll = budget.wrongInAll
        switch budget.state(at: now) {
        case .open: (state, lockedUntil) = ("open", nil)
        case .locked(let until): (state, lockedUntil) = ("locked", until)
        case .dead: (state, lockedUntil) = ("dead", nil)
        case .reported: (state, lockedUntil) = ("stopped", nil)
        }
    }

    fileprivate var line: String {
        let budget =
            switch state {
            case "locked": "locked until \(lockedUntil?.formatted(.iso8601) ?? "")"
            case "dead": "dead: the owner must set a new answer"
            case "stopped": "stopped: “this was not me” was reported; the owner must set a new question"
            default: "\(wrongInAll) wrong so far"
            }
        return "\(text)\n          set \(setAt.formatted(.iso8601))\(setBy.isEmpty ? "" : " by \(setBy)"); \(budget)"
    }
}
