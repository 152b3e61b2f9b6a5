import Foundation
import SpokenAnswers

/// What becomes of an account whose details somebody of the carrier gives anew. Values are compared, not their spellings: a
/// phone in another notation, a capital in an address or a second space is no change.
///
/// The address, role, password, second factor and right to call of a person who has activated an account are never changed
/// like this: whoever can write a file would take the account over.
package struct AccountChange: Sendable {
    /// As it will be.
    package let account: Account
    /// As they will be, where they change.
    package private(set) var owner: Member?
    /// In order; not empty.
    package private(set) var fields: [Field]
    /// A caller is less believable for a day.
    package let recent: RecentChange?
    package let event: AuditEvent
    /// The owner of an account that nobody has activated has another address: the earlier link, wherever it went, ends.
    package var isInvitedAnew: Bool { fields.contains(.email) }

    package enum Field: String, Sendable, CaseIterable {
        case number, company, phones, name, language, email

        /// As the detail of an entry holds them.
        package static func all(detail: String) -> [Field] {
            detail.split(separator: " ").compactMap { Field(rawValue: String($0)) }
        }
    }

    package enum Refusal: String, Sendable, CaseIterable {
        case closed
        /// Its owners have other addresses, and none is put right: the account is activated, or nothing says that it is wrong.
        case otherEmail
        /// The address is that of somebody of the account who is no owner.
        case notAnOwner
        case severalOwners
    }

    package enum Decision: Sendable {
        case unchanged
        case change(AccountChange)
        case refused(Refusal)
    }

    /// - Parameter members: of the account, in the order in which they joined.
    package static func decision(
        to details: AccountDetails, of account: Account, members: [Member], by origin: AuditOrigin, at now: Date
    ) -> Decision {
        let found: Member?
        switch owner(of: account, members: members, named: details) {
        case .success(let owner): found = owner
        case .failure(let refused): return .refused(refused.reason)
        }
        let changed = account.changed(to: details)
        let owner = found.map { $0.changed(to: details, with: account) }
        let fields = Field.allCases.filter { field in
            switch field {
            case .number: changed.number != account.number
            case .company: changed.company != account.company
            case .phones: changed.phones != account.phones
            case .language: changed.language != account.language
            case .name: owner?.name != found?.name
            case .email: owner?.email != found?.email
            }
        }
        if fields.isEmpty { return .unchanged }
        if account.status == .closed { return .refused(.closed) }
        return .change(AccountChange(account: changed, owner: owner, fields: fields, by: origin, at: now))
    }

    private init(account: Account, owner: Member?, fields: [Field], by origin: AuditOrigin, at now: Date) {
        (self.account, self.owner, self.fields) = (account, owner, fields)
        let isActivated = account.status.isOpenToMembers
        recent = isActivated && fields.contains(.phones) ? .phone : nil
        event = origin.event(
            isActivated ? .accountChanged : .pendingAccountChanged, at: now, account: account.id,
            detail: fields.map(\.rawValue).joined(separator: " "))
    }

    private struct Refused: Error {
        let reason: Refusal
    }

    /// Nil where the details say nothing of an owner.
    private static func owner(
        of account: Account, members: [Member], named details: AccountDetails
    ) -> Result<Member?, Refused> {
        func refused(_ reason: Refusal) -> Result<Member?, Refused> { .failure(Refused(reason: reason)) }
        let owners = members.filter { $0.role == .owner }
        guard let email = details.ownerEmail else {
            if owners.count > 1, details.ownerName != nil { return refused(.severalOwners) }
            return .success(owners.count == 1 ? owners.first : nil)
        }
        if let known = members.first(where: { $0.email == email }) {
            return known.role == .owner ? .success(known) : refused(.notAnOwner)
        }
        guard details.putsAddressRight, account.status == .pending, owners.count == 1 else {
            return refused(.otherEmail)
        }
        return .success(owners.first)
    }
}

extension Account {
    fileprivate func changed(to details: AccountDetails) -> Account {
        Account(
            id: id, brand: brand, number: details.number ?? number,
            company: details.company.flatMap { $0.isSameText(as: company) ? nil : $0 } ?? company,
            phones: details.phones.flatMap { hasPhones($0) ? nil : $0 } ?? phones,
            language: details.language ?? language, status: status)
    }

    /// In whatever order; version 0.1 kept some otherwise.
    private func hasPhones(_ others: [PhoneNumber]) -> Bool {
        others.count == phones.count
            && others.allSatisfy { other in
                phones.contains(other) || other.asFirstStored.map(phones.contains) ?? false
            }
    }
}

extension Member {
    /// The language that the account's people are written to in follows the account's, unless they chose one themselves.
    fileprivate func changed(to details: AccountDetails, with account: Account) -> Member {
        let isChosen = language != nil && language != account.language
        return Member(
            id: id, account: self.account,
            name: details.ownerName.flatMap { $0.isSameText(as: name) ? nil : $0 } ?? name,
            email: details.ownerEmail.flatMap { $0 == email ? nil : $0 } ?? email, role: role,
            language: isChosen || language == nil ? language : details.language ?? language, mayCall: mayCall,
            logIn: logIn, isAccepted: isAccepted, company: company)
    }
}

extension String {
    fileprivate func isSameText(as other: String) -> Bool {
        split(whereSeparator: \.isWhitespace) == other.split(whereSeparator: \.isWhitespace)
    }
}
