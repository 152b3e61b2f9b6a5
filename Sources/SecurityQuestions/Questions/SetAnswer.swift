import Foundation

/// A new question and answer in the place of the old, by an owner or administrator who has just given their password.
package struct SetAnswer: Sendable {
    private let stores: any AnswerStore & MemberStore
    private let keeping: any AnswerSealer
    private let world: World

    package init(stores: any AnswerStore & MemberStore, keeping: any AnswerSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case saved
        case refused(AnswerRefusal)
        /// Nothing was kept: the owner wanted to know how it would be heard.
        case heard(String)
        /// The key has set another answer before.
        case keyUsedUp
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
        let kept = try await stores.answer(of: account.id, slot: 0)?.answer
        if let kept, kept.id == key { return isSentTwice(chosen, kept) ? .saved : .keyUsedUp }
        let sealing = AnswerSealing(stores: stores, keeping: keeping, world: world)
        switch try await sealing.perform(
            chosen, as: key, for: account, of: brand, by: member, replacing: kept)
        {
        case .refused(let refusal): return .refused(refusal)
        case .heard(let words): return .heard(words)
        case .sealed(let answer):
            try await stores.replace(with: answer, on: .change, by: AuditOrigin(member, address: address))
            return .saved
        }
    }

    /// A double click comes at once; later it is the page that the back button brought back, perhaps with another
    /// answer. Comparing the two would let guesses be tried here.
    private func isSentTwice(_ chosen: ChosenAnswer, _ kept: SealedAnswer) -> Bool {
        world.now().timeIntervalSince(kept.setAt) < Self.doubleClick && kept.questionID == chosen.questionID
    }
}
