import Foundation
import SecurityQuestions

/// What is tagged of a row: what people go by. Every field is preceded by its length, and the first one tells the table, so
/// that no two rows have the same bytes.
struct RowFacts: Sendable {
    private(set) var bytes: [UInt8] = []
    private let describe: @Sendable () -> RecordAltered

    /// What is thrown where the tag is not theirs.
    var altered: RecordAltered { describe() }

    private init(_ label: String, _ altered: @autoclosure @escaping @Sendable () -> RecordAltered) {
        describe = altered
        bytes.reserveCapacity(256)
        add(text: label)
    }

    /// - Parameters:
    ///   - key: the number as it is looked up.
    ///   - closedAt: account and all are erased a while later.
    init(_ account: Account, numberKey key: String, closedAt: Date?) {
        self.init("account", RecordAltered(.account, id: account.id.description, account: account.id))
        add(account.id.bytes)
        add(text: account.brand)
        add(text: key)
        add(text: account.number)
        add(text: account.company)
        add(text: account.status.rawValue)
        add(text: closedAt.map { String($0.milliseconds) } ?? "")
        add(text: account.phones.map(\.e164).joined(separator: " "))
    }

    /// - Parameter key: the address as it is looked up.
    init(_ member: Member, emailKey key: String) {
        self.init("member", RecordAltered(.member, id: member.id.description, account: member.account))
        add(member.id.bytes)
        add(member.account.bytes)
        add(text: member.name)
        add(text: key)
        add(text: member.email.text)
        add(text: member.role.rawValue)
        // Rows of before were tagged without: everybody might call.
        if !member.mayCall { add(text: "may not call") }
        if member.logIn != member.id { add(member.logIn.bytes) }
        if !member.isAccepted { add(text: "not accepted") }
        if let company = member.company {
            add(text: company.issuer)
            add(text: company.subject)
        }
    }

    init(_ agent: Agent, emailKey key: String) {
        self.init("agent", RecordAltered(.agent, id: agent.id.description, account: nil))
        add(agent.id.bytes)
        add(text: agent.name)
        add(text: key)
        add(text: agent.email.text)
        add(text: agent.role.rawValue)
        add(text: agent.isDisabled ? "disabled" : "")
        add(text: agent.brands.joined(separator: " "))
        // Whoever logs in here alone was tagged without.
        if let company = agent.company {
            add(text: company.issuer)
            add(text: company.subject)
        }
    }

    /// What the answer answers; the answer itself is bound by its seal.
    init(answer id: ID<SealedAnswer>, of account: ID<Account>, question: String) {
        self.init("answer", RecordAltered(.answer, id: id.description, account: account))
        add(account.bytes)
        add(text: AnswerRow.slot)
        add(id.bytes)
        add(text: question)
    }

    /// - Parameter fields: in one order.
    init(label: String, _ altered: @autoclosure @escaping @Sendable () -> RecordAltered, _ fields: [String]) {
        self.init(label, altered())
        for field in fields { add(text: field) }
    }

    private mutating func add(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            addLength(utf8.count)
            unsafe bytes.append(contentsOf: utf8)  // copied at once
        }
    }

    private mutating func add(_ field: [UInt8]) {
        addLength(field.count)
        bytes += field
    }

    private mutating func addLength(_ count: Int) {
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: count >> shift))
        }
    }
}
