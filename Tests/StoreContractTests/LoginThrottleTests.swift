import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Failed log-ins are counted by name and by network address.
struct LoginThrottleTests {
    private let name = LoginThrottle.Subject.name("northline/maud@mail.example")
    private let address = LoginThrottle.Subject.address("192.0.2.7")

    private func fail(_ scene: Scene, times: Int = 1) async throws {
        for _ in 0..<times {
            try await scene.store.failed(
                [name, address], at: scene.now, event: scene.world.event(.memberLoginFailed, actor: .visitor))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `failures add up for each subject and outlive a restart`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        #expect(try await scene.store.throttle(name) == .none)
        try await fail(scene, times: 5)
        try await scene.restart()
        let throttle = try await scene.store.throttle(name)
        #expect(throttle.failures == 5 && throttle.waitUntil == scene.now.addingTimeInterval(30))
        #expect(try await scene.store.throttle(address).failures == 5)
        #expect(try await scene.store.throttle(address).waitUntil == nil)
        #expect(try await scene.store.throttle(.address("northline/maud@mail.example")) == .none)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a success clears its subject alone`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        try await scene.store.succeeded(name)
        #expect(try await scene.store.throttle(name) == .none)
        #expect(try await scene.store.throttle(address).failures == 5)
    }

    @Test(arguments: StoreUnderTest.all)
    func `after a day the count begins anew`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        scene.world.advance(by: LoginThrottle.forgetsAfter + 1)
        try await fail(scene)
        #expect(try await scene.store.throttle(name).failures == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `parallel failures are all counted`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try await fail(scene) } }
            try await group.waitForAll()
        }
        #expect(try await scene.store.throttle(name).failures == 50)
    }
}
