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
            if let wait = try await scene.wait([name, address]) {
                scene.world.advance(by: wait.timeIntervalSince(scene.now))
                _ = try await scene.wait([name, address])
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `failures add up for each subject and outlive a restart`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        try await scene.restart()
        #expect(try await scene.wait([name]) == scene.now.addingTimeInterval(30))
        #expect(try await scene.failures(of: address) == 5)
        #expect(try await scene.failures(of: .address("northline/maud@mail.example")) == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a try while a name has to wait counts for the address alone`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 5)
        let wait = scene.now.addingTimeInterval(30)
        #expect(try await scene.wait([name, address]) == wait)
        #expect(try await scene.wait([name]) == wait)
        #expect(try await scene.failures(of: address) == 6)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a success clears its name alone, and gives its address one back`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await fail(scene, times: 4)
        let attempt = try await scene.attempt([name, address])
        try await scene.store.giveBack(attempt)
        try await scene.store.clear([name])
        #expect(try await scene.failures(of: name) == 0)
        #expect(try await scene.failures(of: address) == 4)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right first log-in leaves nothing behind`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.store.giveBack(try await scene.attempt([name, address]))
        try await scene.store.clear([name])
        #expect(try await scene.failures(of: address) == 0)
    }

    /// Twelve wrong log-ins by strangers, and the owner is let in at once in a browser that they have logged in with.
    @Test(arguments: StoreUnderTest.all)
    func `a known browser counts for itself, for ten failures, and a log-in begins anew`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let new = scene.world.newAccount()
        try await scene.add(new)
        let agent = scene.world.agent()
        _ = try await scene.store.add(agent, password: scene.world.secret(), by: .host)
        for identity in [Identity(new.owner), Identity(agent)] {
            let subject = LoginThrottle.Subject.name(identity.name)
            let browser = KnownBrowser(of: identity.person, scene.world.tokenHash())
            func isKnown() async throws -> Bool { try await scene.attempt([subject], in: browser).isInKnownBrowser }
            func logIn() async throws {
                try await scene.store.start(
                    scene.world.tokenHash(), of: identity, browser: browser.browser, from: nil)
            }
            #expect(try await !isKnown(), "nobody has logged in with it")
            while try await scene.wait([subject]) == nil {}
            try await logIn()
            for _ in 1...9 { #expect(try await isKnown()) }
            try await scene.store.giveBack(try await scene.attempt([subject], in: browser))
            #expect(try await isKnown(), "what was given back does not count")
            #expect(try await scene.wait([subject], in: browser) != nil, "ten failed: a stranger's, who waits")
            try await logIn()
            #expect(try await isKnown())
            let other = KnownBrowser(of: identity.person, scene.world.tokenHash())
            #expect(try await scene.wait([subject], in: other) != nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `sixty changes at once are admitted once, and three within the hour`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let subject = LoginThrottle.Subject.answer(of: scene.world.id())
        func batch() async throws -> Int {
            try await withThrowingTaskGroup { group in
                for _ in 0..<60 { group.addTask { try await scene.wait([subject]) == nil } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
        }
        for admitted in [1, 1, 1, 0] {
            #expect(try await batch() == admitted)
            try await scene.store.endChange(subject)
        }
        scene.world.advance(by: 3601)
        #expect(try await batch() == 1)
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
            for _ in 0..<50 { group.addTask { try await scene.wait([name, address]) == nil } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(admitted == 5)
        #expect(try await scene.failures(of: name) == 5)
    }
}

extension Scene {
    /// Takes an attempt, or tells until when to wait.
    func wait(_ subjects: [LoginThrottle.Subject], in browser: KnownBrowser? = nil) async throws -> Date? {
        if case .wait(let until) = try await store.take(subjects, in: browser) { until } else { nil }
    }

    func attempt(_ subjects: [LoginThrottle.Subject], in browser: KnownBrowser? = nil) async throws -> LoginAttempt {
        guard case .taken(let attempt) = try await store.take(subjects, in: browser) else {
            throw Unexpected(what: "not taken")
        }
        return attempt
    }

    /// How often somebody has failed, told by how often they may still try until they have to wait. That counts, too.
    func failures(of subject: LoginThrottle.Subject) async throws -> Int {
        var left = 0
        while try await wait([subject]) == nil { left += 1 }
        return if case .address = subject { 20 - left } else { 5 - left }
    }
}
