import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Failed log-ins are counted by name and by network address.
struct LoginThrottleTests {
    private let name = LoginThrottle.Subject.name("northline/maud@mail.example")
    private let address = LoginThrottle.Subject.address("192.0.2.7")

    /// As many failed log-ins, each as soon as it may be tried.
    private func fail(_ scene: Scene, times: Int = 1) async throws {
        for _ in 0..<times {
            if let wait = try await scene.store.take([name, address]) {
                scene.world.advance(by: wait.timeIntervalSince(scene.now))
                _ = try await scene.store.take([name, address])
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `failures add up for each subject and outlive a restart`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        try await scene.restart()
        #expect(try await scene.store.take([name]) == scene.now.addingTimeInterval(30))
        #expect(try await scene.failures(of: address) == 5)
        #expect(try await scene.failures(of: .address("northline/maud@mail.example")) == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `while one has to wait nothing more is counted, for either subject`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        #expect(try await scene.store.take([name, address]) == scene.now.addingTimeInterval(30))
        #expect(try await scene.failures(of: address) == 5)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a success clears its name alone, and gives its address one back`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        try await scene.store.clear(name)
        try await scene.store.giveBack([name, address])
        #expect(try await scene.failures(of: name) == 0)
        #expect(try await scene.failures(of: address) == 4)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right first log-in leaves nothing behind`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        #expect(try await scene.store.take([name, address]) == nil)
        try await scene.store.clear(name)
        try await scene.store.giveBack([address])
        #expect(try await scene.failures(of: address) == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `after a day the count begins anew`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        scene.world.advance(by: name.forgetsAfter + 1)
        try await fail(scene)
        #expect(try await scene.failures(of: name) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `fifty at once are admitted no more often than one after the other`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let admitted = try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try await scene.store.take([name, address]) == nil } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(admitted == 5)
        #expect(try await scene.failures(of: name) == 5)
    }
}

extension Scene {
    /// How often somebody has failed, told by how often they may still try until they have to wait. That counts, too.
    func failures(of subject: LoginThrottle.Subject) async throws -> Int {
        var left = 0
        while try await store.take([subject]) == nil { left += 1 }
        return switch subject {
        case .name: 5 - left
        case .address: 20 - left
        }
    }
}
