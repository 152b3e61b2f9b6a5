import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func upsert(_ accounts: [NewAccount], by origin: AuditOrigin) async throws -> [AccountUpsert] {
        do {
            return try await write { db in
                var brands = BrandKeys()
                let steps = try accounts.map { new in
                    try db.upsert(new, brand: brands.key(of: new.account.brand, in: db), by: origin)
                }
                if !AccountUpsert.conflicts(in: steps).isEmpty { throw RowsRefused(steps: steps) }
                return steps
            }
        } catch let refused as RowsRefused {
            return refused.steps
        }
    }

    package func rehearseUpsert(of accounts: [NewAccount], by origin: AuditOrigin) async throws -> [AccountUpsert] {
        try await readLong { db in
            try accounts.map { new in
                guard let key = try db.accountKey(ofNumber: new.account.number, brand: new.account.brand) else {
                    return .added
                }
                return try db.upsert(of: key, to: AccountDetails(new), by: origin).step
            }
        }
    }

    package func change(_ account: ID<Account>, to details: AccountDetails, by origin: AuditOrigin) async throws
        -> AccountUpsert?
    {
        try await write { db in
            guard let key = try db.accountKey(account) else { return nil }
            return try db.change(key, to: details, by: origin) { _ in }
        }
    }

    package func rehearseChange(of account: ID<Account>, to details: AccountDetails, by origin: AuditOrigin)
        async throws -> AccountUpsert?
    {
        try await read { db in
            try db.accountKey(account).map { try db.upsert(of: $0, to: details, by: origin).step }
        }
    }
}

/// Undoes the transaction.
private struct RowsRefused: Error {
    let steps: [AccountUpsert]
}

extension Reading {
    /// What would become of an account that is there.
    fileprivate func upsert(of key: Int64, to details: AccountDetails, by origin: AuditOrigin) throws -> (
        step: AccountUpsert, row: AccountRow
    ) {
        let row = try present(first(AccountRow.sql + " WHERE a.key = ?", [key]) { try AccountRow($0) })
        let members = try members(ofAccount: key, row.value.id)
        let decision = AccountChange.decision(
            to: details, of: row.value, members: members, by: origin, at: now)
        switch decision {
        case .unchanged: return (.left, row)
        case .refused(let reason): return (.refused([.unchangeable(reason)]), row)
        case .change(let change):
            let there =
                try change.fields.contains(.number)
                ? accountKey(ofNumber: change.account.number, brand: change.account.brand) : nil
            if let there, there != key { return (.refused([.numberTaken]), row) }
            let mails = try readers(of: change.event)?.0?.all.count ?? 0
            return (.changed(change, mails: mails), row)
        }
    }
}

extension Transaction {
    fileprivate func upsert(_ new: NewAccount, brand: Int64, by origin: AuditOrigin) throws -> AccountUpsert {
        guard let key = try accountKey(ofNumber: new.account.number, brand: new.account.brand) else {
            let reasons = try add(new, brand: brand, by: origin)
            return reasons.isEmpty ? .added : .refused(reasons)
        }
        return try change(key, to: AccountDetails(new), by: origin) { member in
            guard let token = new.link?.token ?? new.invitation else { return }
            try run("DELETE FROM outbox WHERE member = ? AND state = 'waiting' AND key_id IS NOT NULL", [member])
            try invite(account: key, member: member, token: token, link: new.link)
            if let link = new.link { try post(link, .invitation, to: member, at: new.owner.email, happenedAt: now) }
        }
    }

    /// - Parameter invite: an owner who has another address.
    fileprivate func change(
        _ key: Int64, to details: AccountDetails, by origin: AuditOrigin, invite: (_ member: Int64) throws -> Void
    ) throws -> AccountUpsert {
        try lock(.account(key))
        let (step, row) = try upsert(of: key, to: details, by: origin)
        guard case .changed(let change, _) = step else { return step }
        try update(key, row, to: change)
        if let owner = change.owner {
            if change.isInvitedAnew {
                try invite(anew(owner, brand: row.value.brand))
            } else {
                try update(present(memberKey(owner.id)), to: owner)
            }
        }
        try record(change.event)
        return step
    }

    /// Whoever had the first link is somebody else, and keeps what else they log in to.
    private func anew(_ owner: Member, brand: Brand.ID) throws -> Int64 {
        let key = try present(memberKey(owner.id))
        try keepLogIn(ofMember: key)
        for table in ["sessions", "passwords"] { try run("DELETE FROM \(table) WHERE member = ?", [key]) }
        let alone = try others(of: owner).isEmpty ? owner : owner.with(logIn: ID(world))
        let joining = try joining(alone, brand: brand, isAccepted: false)
        try update(key, to: joining)
        try hang(joining.logIn)
        return key
    }

    private func update(_ key: Int64, _ row: AccountRow, to change: AccountChange) throws {
        let account = change.account
        let (number, tag) = (row.numberKey(of: account), try tags.tag(row.facts(of: account)))
        try update(
            """
            UPDATE accounts SET number = ?, number_written = ?, company = ?, language = ?, tag_key = ?, tag = ?
            WHERE key = ?
            """,
            [number, account.number == number ? nil : account.number, account.company, account.language]
                + tag.arguments + [key])
        if change.fields.contains(.phones) {
            try run("DELETE FROM phones WHERE account = ?", [key])
            try insert(account.phones, ofAccount: key)
        }
        if let recent = change.recent { try note(recent, ofAccount: key, at: now) }
    }

    private func update(_ key: Int64, to owner: Member) throws {
        let tag = try tags.tag(RowFacts(owner, emailKey: owner.email.key))
        try update(
            """
            UPDATE members SET name = ?, email = ?, email_written = ?, language = ?, log_in = ?, accepted = ?, tag_key = ?,
                tag = ?
            WHERE key = ?
            """,
            [
                owner.name, owner.email.key, owner.email.writtenOtherwise, owner.language, owner.logIn,
                owner.isAccepted,
            ] + tag.arguments + [key])
    }
}
