import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What an agent may see or have sent because a call advises it.
struct CallAdviceTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    private func numbers(in call: ID<Call>) async throws -> [PhoneNumber]? {
        try await ShowCallBack(stores: scene.store, brands: scene.brands).perform(
            in: call, by: scene.agent, from: Scene.address)
    }

    @Test
    func `Numbers are shown once a caller could not answer, for as long as a call lasts, and each time is recorded`()
        async throws
    {
        let call = try await scene.openCall()
        try await scene.expect([]) { () async throws in #expect(try await numbers(in: call) == nil) }
        _ = try await EndCall(stores: scene.store).perform(call, as: .couldNotAnswer, by: scene.agent, from: nil)
        try await scene.expect([.callBackShown, .callBackShown]) { () async throws in
            for _ in 1...2 { #expect(try await numbers(in: call) == scene.account.phones) }
        }
        scene.clock.advance(by: Call.lifetime)
        try await scene.expect([]) { () async throws in #expect(try await numbers(in: call) == nil) }
    }

    @Test func `After "this was not me" an agent may call back, and in no call of nobody’s`()
        async throws
    {
        let call = try await scene.openCall()
        try await scene.store.reportNotMe(by: scene.owner, keeping: .init(session: nil), from: nil)
        let later = try await scene.openCall()
        #expect(try await numbers(in: later) == scene.account.phones)
        #expect(try await numbers(in: scene.clock.id()) == nil)
        #expect(call != later)
    }
}
