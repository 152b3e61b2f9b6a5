import Foundation

/// A new question and answer in the place of the old, by an owner or administrator who has just given their password.
package struct SetAnswer: Sendable {
    private let stores: any AnswerStore & MemberStore & LoginThrottleStore
    private let keeping: any AnswerSealer
    private let world: World

    package init(stores: any AnswerStore & MemberStore & LoginThrottleStore, keeping: any AnswerSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case saved
        case refused(AnswerRefusal)
        /// Nothing was kept: the owner wanted to know how it would be heard.
        case heard(HeardAnswer)
        /// The key has set another answer before.
        case keyUsedUp
        /// Another change is under way, or has just been made, or there were three within the hour: nothing was compared.
        case wait(until: Date)
        case denied(AccessRefusal)
    }

    /// A form that is sent twice sets one answer.
    package static let doubleClick: TimeInterval = 15

    package func denial(in login: MemberSession) -> AccessRefusal? {
        guard login.member.role.mayEditSecurityQuestion else { return .notAllowed }
        return login.session.passwordIsFresh(at: world.now()) ? nil : .passwordNeeded
    }

    /// - Parameter key: comes with the form and becomes the answer's id.
    package func perform(
        _ chosen: ChosenAnswer, key: ID<SealedAnswer>, in login: MemberSession, of brand: Brand, from address: String?
    ) async throws -> Outcome {
        if let denial = denial(in: login) { return .denied(denial) }
        let (member, account) = (login.member, login.account)
        if let outcome = try await outcomeBefore(chosen, key: key, of: account.id) { return outcome }
        let change = SecretChange(.answer(of: account.id), stores: stores)
        if let until = try await change.waiting() { return try await afterAnother(chosen, key, account.id, until) }
        let sealing = AnswerSealing(stores: stores, keeping: keeping, world: world)
        switch try await sealing.read(chosen, for: account, of: brand) {
        case .refused(let refusal): return .refused(refusal)
        case .heard(let heard): return .heard(heard)
        case .readable(let forms, let question):
            let verdict = try await change.perform { () -> Outcome in
                let kept = try await stores.answer(of: account.id)?.answer
                if let kept, kept.id == key { return isSentTwice(chosen, kept) ? .saved : .keyUsedUp }
                // Both are hashed before anything is told: where there is no time for one, nobody learns of the other.
                let answer = try await sealing.seal(forms, to: question, as: key, by: member)
                if try await sealing.isSame(forms, chosen.answer, to: question, as: kept) {
                    return .refused(.sameAsBefore)
                }
                let isReplaced = try await stores.replace(
                    with: answer, ifStill: kept?.id, on: .change, by: AuditOrigin(member, address: address))
                return isReplaced ? .saved : .wait(until: world.now().addingTimeInterval(1))
            }
            switch verdict {
            case .done(let outcome): return outcome
            case .wait(let until): return try await afterAnother(chosen, key, account.id, until)
            }
        }
    }

    /// The outcome of the same form where another request has brought it, else that this one waits.
    private func afterAnother(
        _ chosen: ChosenAnswer, _ key: ID<SealedAnswer>, _ account: ID<Account>, _ until: Date
    ) async throws -> Outcome {
        try await SecretChange.afterAnother { try await outcomeBefore(chosen, key: key, of: account) }
            ?? .wait(until: until)
    }

    /// What came of the form where it was sent before.
    private func outcomeBefore(
        _ chosen: ChosenAnswer, key: ID<SealedAnswer>, of account: ID<Account>
    ) async throws -> Outcome? {
        guard let kept = try await stores.answer(of: account)?.answer, kept.id == key else { return nil }
        return isSentTwice(chosen, kept) ? .saved : .keyUsedUp
    }

    /// A double click comes at once; later it is the page that the back button brought back, perhaps with another
    /// answer. Comparing the two would let guesses be tried here.
    private func isSentTwice(_ chosen: ChosenAnswer, _ kept: SealedAnswer) -> Bool {
        world.now().timeIntervalSince(kept.setAt) < Self.doubleClick && kept.questionID == chosen.questionID
    }
}
