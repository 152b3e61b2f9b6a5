/// Keeps the answer of an account that came activated from elsewhere, such as the past of a demo.
package struct ImportAnswer: Sendable {
    private let stores: any AnswerStore

    package init(stores: any AnswerStore) { self.stores = stores }

    package func perform(_ answer: SealedAnswer, of member: Member) async throws {
        let kept = try await stores.answer(of: answer.place.account)?.answer.id
        _ = try await stores.replace(
            with: answer, ifStill: kept, on: .activation, by: AuditOrigin(member, address: nil))
    }
}
