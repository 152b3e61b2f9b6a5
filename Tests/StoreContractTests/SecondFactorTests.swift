import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Keys for authenticator apps, and the codes that stand in for one that is lost.
struct SecondFactorTests {
    private func people(_ scene: Scene) async throws -> [Identity] {
        let new = try await scene.add(scene.world.newAccount())[0]
        let agent = try await scene.addAgent()
        return [Identity(new.owner), Identity(agent)]
    }

    private func key(_ scene: Scene) -> SealedKey {
        SealedKey(keyID: "k1", nonce: scene.world.randomBytes(12), sealed: scene.world.randomBytes(36))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a second factor is on until it is turned off, each person's own`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        for identity in try await people(scene) {
            #expect(try await scene.store.secondFactor(of: identity.person) == nil)
            let (first, second) = (key(scene), key(scene))
            for key in [first, second] {
                try await scene.store.turnOnSecondFactor(
                    of: identity, key: key, usedStep: 7, recovery: [scene.world.tokenHash()],
                    keeping: scene.world.tokenHash(), by: .system)
            }
            try await scene.restart()
            let found = try #require(try await scene.store.secondFactor(of: identity.person))
            #expect(found.key == second && found.lastStep == 7 && found.recoveryCodesLeft == 1)
            #expect(found.turnedOnAt == scene.now)
        }
        for identity in try await people(scene) {
            #expect(try await !scene.store.turnOffSecondFactor(of: identity, by: .system))
            try await scene.store.turnOnSecondFactor(
                of: identity, key: key(scene), usedStep: 7, recovery: [], keeping: scene.world.tokenHash(), by: .system)
            #expect(try await scene.store.turnOffSecondFactor(of: identity, by: .system))
            #expect(try await scene.store.secondFactor(of: identity.person) == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent's session tells whether there is one`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (agent, other) = (try await scene.addAgent(), try await scene.addAgent())
        let token = scene.world.tokenHash()
        try await scene.store.start(token, of: Identity(agent), browser: nil, from: nil)
        func hasOne() async throws -> Bool? { try await scene.store.agentSession(token)?.hasSecondFactor }
        for one in [other, agent] {
            #expect(try await hasOne() == false)
            try await scene.store.turnOnSecondFactor(
                of: Identity(one), key: key(scene), usedStep: 7, recovery: [], keeping: token, by: .system)
        }
        #expect(try await hasOne() == true)
    }

    @Test(arguments: StoreUnderTest.all)
    func `no code is good twice, nor one before it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let identity = try await people(scene)[0]
        #expect(try await !scene.store.useSecondFactor(of: identity.person, step: 8))
        try await scene.store.turnOnSecondFactor(
            of: identity, key: key(scene), usedStep: 7, recovery: [], keeping: scene.world.tokenHash(), by: .system)
        for (step, isGood) in [(7, false), (6, false), (9, true), (9, false), (8, false), (10, true)] as [(Int64, Bool)]
        {
            #expect(try await scene.store.useSecondFactor(of: identity.person, step: step) == isGood)
        }
        let together = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await scene.store.useSecondFactor(of: identity.person, step: 11) } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(together == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a recovery code is good once, and for its own person`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let people = try await people(scene)
        let codes = [scene.world.tokenHash(), scene.world.tokenHash()]
        for identity in people {
            try await scene.store.turnOnSecondFactor(
                of: identity, key: key(scene), usedStep: 0,
                recovery: identity.person == people[0].person ? codes : [scene.world.tokenHash()],
                keeping: scene.world.tokenHash(),
                by: .system)
        }
        #expect(try await !scene.store.useRecoveryCode(codes[0], of: people[1], by: .system))
        #expect(try await scene.store.useRecoveryCode(codes[0], of: people[0], by: .system))
        #expect(try await !scene.store.useRecoveryCode(codes[0], of: people[0], by: .system))
        #expect(try await scene.store.secondFactor(of: people[0].person)?.recoveryCodesLeft == 1)
        let told = try await scene.store.due(limit: 10).map(\.kind).filter { $0 != .agentAdded }
        #expect(told == [.secondFactorOn, .recoveryCodeUsed])
    }
}
