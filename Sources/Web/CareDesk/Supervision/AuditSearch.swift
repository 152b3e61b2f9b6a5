import Foundation
import Phrasebook
import SecurityQuestions

/// What a supervisor asked the audit log, as it stands in the form and in the address of the page.
struct AuditSearch {
    static let fields: [Form.Field] = [.account, .brand, .agent, .kind, .call, .from, .until]

    private let form: Form

    init(_ form: Form) { self.form = form }

    func typed(_ field: Form.Field) -> String { form[field].trimmingSpaces() }

    /// Older than the entry of this number: a later page of the same search.
    var before: Int64? { Int64(form[.before]) }

    /// The choice of a whole group of kinds.
    static func value(of group: AuditEvent.Kind.Group) -> String { "all-\(group.rawValue)" }

    private static func group(_ value: String) -> AuditEvent.Kind.Group? {
        AuditEvent.Kind.Group.allCases.first { Self.value(of: $0) == value }
    }

    /// An address that asks for these, and for nothing else.
    static func link(_ asked: [Field]) -> String { Links.auditLog(asking: joined(asked)) }

    /// The same on the page itself, which need not repeat its path.
    static func linkHere(_ asked: [Field]) -> String { "?\(joined(asked))" }

    private static func joined(_ asked: [Field]) -> String {
        asked.map { "\($0.name.rawValue)=\(escaped($0.value))" }.joined(separator: "&")
    }

    struct Field {
        let name: Form.Field
        let value: String

        init(_ name: Form.Field, _ value: String) { (self.name, self.value) = (name, value) }
    }

    /// The search in an address, without the page.
    var query: String { Self.joined(asked) }

    private var asked: [Field] { Self.fields.map { Field($0, typed($0)) } }

    /// The same search of whatever call.
    var linkToAllCalls: String { Self.linkHere(asked.filter { $0.name != .call && !$0.value.isEmpty }) }

    func query(before number: Int64) -> String { "\(query)&\(Form.Field.before.rawValue)=\(number)" }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .urlUnreserved) ?? ""
    }

    /// What it comes to, or what is wrong with it, by field.
    enum Reading {
        case query(AuditQuery)
        case wrong([Form.Field: Phrase])
    }

    func reading(
        by supervisor: Agent, among all: Brands, agents: [Agent], stores: any Stores, zone: TimeZone
    ) async throws -> Reading {
        var wrong: [Form.Field: Phrase] = [:]
        var query = AuditQuery(AuditVisibility(of: supervisor, among: all))
        query.before = before
        if !typed(.brand).isEmpty {
            query.brand = supervisor.brands.first { $0 == typed(.brand) }
            if query.brand == nil { wrong[.brand] = AuditWords.unknownChoice }
        }
        if !typed(.agent).isEmpty {
            query.agent = agents.first { $0.id == ID(typed(.agent)) }?.id
            if query.agent == nil { wrong[.agent] = AuditWords.unknownChoice }
        }
        if !typed(.kind).isEmpty {
            query.kinds =
                AuditEvent.Kind(rawValue: typed(.kind)).map { [$0] } ?? Self.group(typed(.kind))?.kinds ?? []
            if query.kinds.isEmpty { wrong[.kind] = AuditWords.unknownChoice }
        }
        if !typed(.call).isEmpty {
            query.call = ID(typed(.call))
            if query.call == nil || typed(.account).isEmpty { wrong[.account] = AuditWords.unknownChoice }
        }
        readDays(into: &query, &wrong, zone)
        if wrong.isEmpty, !typed(.account).isEmpty {
            try await readAccount(into: &query, &wrong, stores, of: query.brand.map { [$0] } ?? supervisor.brands)
        }
        return wrong.isEmpty ? .query(query) : .wrong(wrong)
    }

    private func readDays(into query: inout AuditQuery, _ wrong: inout [Form.Field: Phrase], _ zone: TimeZone) {
        for field in [Form.Field.from, .until] where !typed(field).isEmpty {
            guard let day = CalendarDay(typed(field), in: zone) else {
                wrong[field] = AuditWords.notADay
                continue
            }
            if field == .from { query.from = day.start } else { query.until = day.end }
        }
        if let from = query.from, let until = query.until, until <= from {
            wrong[.until] = AuditWords.endsBeforeItBegins
        }
    }

    private func readAccount(
        into query: inout AuditQuery, _ wrong: inout [Form.Field: Phrase], _ stores: any Stores, of brands: [Brand.ID]
    ) async throws {
        let found = try await stores.accounts(
            stating: [[.accountNumber(typed(.account))]], brands: brands, limit: 2)
        switch found.count {
        case 0: wrong[.account] = AuditWords.unknownAccount
        case 1: query.account = found[0].id
        default: wrong[.brand] = AuditWords.severalAccounts
        }
    }
}

/// A day of the calendar in a time zone.
struct CalendarDay {
    let start: Date
    let end: Date

    /// Reads 2026-11-22; nil where there is no such day.
    init?(_ text: String, in zone: TimeZone) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(calendar: calendar, timeZone: zone, year: year, month: month, day: day)
        guard components.isValidDate(in: calendar), let start = calendar.date(from: components),
            let end = calendar.date(byAdding: .day, value: 1, to: start)
        else { return nil }
        self.start = start
        self.end = end
    }
}

extension CharacterSet {
    /// RFC 3986 §2.3.
    fileprivate static let urlUnreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
