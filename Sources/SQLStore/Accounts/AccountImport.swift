import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func add(_ accounts: [NewAccount], by origin: AuditOrigin) async throws -> [ImportConflict] {
        do {
            try await write { db in
                let conflicts = try db.add(accounts, by: origin)
                guard conflicts.isEmpty else { throw ConflictsFound(conflicts: conflicts) }
            }
            return []
        } catch let found as ConflictsFound {
            return found.conflicts
        }
    }

    package func conflicts(with accounts: [NewAccount]) async throws -> [ImportConflict] {
        try await readLong { db in
            try accounts.enumerated().flatMap { index, new in
                try db.conflicts(with: new).map { ImportConflict(index: index, reason: $0) }
            }
        }
    }

    /// So many conflicts are told; then the rest of the list is not looked at.
    static let conflictsTold = 100
}

/// Undoes the transaction.
private struct ConflictsFound: Error {
    let conflicts: [ImportConflict]
}

extension Transaction {
    fileprivate func add(_ accounts: [NewAccount], by origin: AuditOrigin) throws -> [ImportConflict] {
        var conflicts: [ImportConflict] = []
        var brands = BrandKeys()
        for (index, new) in accounts.enumerated() {
            let reasons = try add(new, brand: brands.key(of: new.account.brand, in: self), by: origin)
            conflicts += reasons.map { ImportConflict(index: index, reason: $0) }
            if conflicts.count >= SQLStore.conflictsTold { break }
        }
        return conflicts
    }

    /// Or why it cannot be added.
    func add(_ new: NewAccount, brand: Int64, by origin: AuditOrigin) throws -> [ImportConflict.Reason] {
        guard let account = try insert(new.account, brand: brand) else { return [.numberTaken] }
        let joining = try joining(new.owner, brand: new.account.brand, isAccepted: new.account.status != .pending)
        let owner = try insert(joining, account: account, brand: brand)
        if let token = new.link?.token ?? new.invitation {
            try invite(account: account, member: owner, token: token, link: new.link)
        }
        if let link = new.link { try post(link, .invitation, to: owner, at: new.owner.email, happenedAt: now) }
        try record(new.imported(by: origin, at: now))
        return []
    }

    /// Nil when the brand has an account of this number.
    private func insert(_ account: Account, brand: Int64) throws -> Int64? {
        let number = Account.key(ofNumber: account.number)
        let added = try first(
            """
            INSERT INTO accounts (id, brand, number, number_written, company, language, status, tag_key, tag)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (brand, number) DO NOTHING RETURNING key
            """,
            [
                account.id, brand, number, account.number == number ? nil : account.number, account.company,
                account.language, account.status,
            ] + (try tags.tag(RowFacts(account, numberKey: number, closedAt: nil)).arguments)
        ) { try $0["key"] as Int64 }
        guard let key = added else { return nil }
        try insert(account.phones, ofAccount: key)
        return key
    }

    func insert(_ phones: [PhoneNumber], ofAccount key: Int64) throws {
        for (position, phone) in phones.enumerated() {
            try insert(
                "INSERT INTO phones (account, position, phone) VALUES (?, ?, ?)", [key, position, phone.digits])
        }
    }

    private func insert(_ member: Member, account: Int64, brand: Int64) throws -> Int64 {
        try present(
            first(
                """
                INSERT INTO members (
                    id, account, brand, name, email, email_written, role, language, log_in, accepted, tag_key, tag)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key
                """,
                [
                    member.id, account, brand, member.name, member.email.key, member.email.writtenOtherwise,
                    member.role, member.language, member.logIn, member.isAccepted,
                ] + (try tags.tag(RowFacts(member, emailKey: member.email.key)).arguments)
            ) { try $0["key"] })
    }
}

extension Reading {
    fileprivate func conflicts(with new: NewAccount) throws -> [ImportConflict.Reason] {
        try accountKey(ofNumber: new.account.number, brand: new.account.brand) == nil ? [] : [.numberTaken]
    }

    func accountKey(ofNumber number: String, brand: Brand.ID) throws -> Int64? {
        try first(
            "SELECT key FROM accounts WHERE number = ? AND brand = (SELECT key FROM brands WHERE id = ?)",
            [Account.key(ofNumber: number), brand]
        ) { try $0["key"] }
    }
}
