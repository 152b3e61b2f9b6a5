import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Sessions of both web applications.
struct SessionTests {
    private func start(_ scene: Scene) async throws -> (new: NewAccount, session: Session) {
        let new = try await scene.add(scene.world.newAccount())[0]
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(new.owner), browser: nil, from: nil)
        return (new, session)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a member's session brings the member and the account`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, session) = try await start(scene)
        try await scene.restart()
        let found = try #require(try await scene.store.memberSession(session.token))
        #expect(found.member.id == new.owner.id && found.member.email == new.owner.email)
        #expect(found.account.id == new.account.id && found.account.number == new.account.number)
        #expect(found.account.phones == new.account.phones)
        #expect(found.session.token == session.token && found.session.startedAt == session.startedAt)
        #expect(found.session.passwordGivenAt == session.passwordGivenAt && found.session.seenAt == session.seenAt)
        #expect(try await scene.activity(of: new.account.id).map(\.kind) == [.memberLoggedIn])
        #expect(try await scene.store.memberSession(scene.world.tokenHash()) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent's session is no member's, nor the other way round`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, members) = try await start(scene)
        let agent = try await scene.addAgent(
            scene.world.agent(brands: [Brand.sampleReseller.id, Brand.sampleCarrier.id]))
        let agents = scene.world.session()
        try await scene.store.start(agents.token, of: Identity(agent), browser: nil, from: nil)
        let found = try #require(try await scene.store.agentSession(agents.token))
        #expect(found.agent.id == agent.id && found.agent.brands == agent.brands)
        #expect(try await scene.store.memberSession(agents.token) == nil)
        #expect(try await scene.store.agentSession(members.token) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `one session is ended by whose it is, and knows its browser`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, session) = try await start(scene)
        let stranger = try await scene.add(scene.world.newAccount())[0].owner
        let client = ClientSoftware(.firefox, .linux)
        try await scene.store.note(client, of: session.token)
        try await scene.store.note(ClientSoftware(.edge, .windows), of: session.token)
        #expect(try await scene.store.sessions(of: new.owner.id).map(\.client) == [client])
        #expect(try await !scene.store.endOther(session.token, of: Identity(stranger), from: nil))
        #expect(try await scene.store.endOther(session.token, of: Identity(new.owner), from: nil))
        #expect(try await scene.store.memberSession(session.token) == nil)
        #expect(try await scene.activity(of: new.account.id).map(\.kind).contains(.sessionsEnded))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a session without requests is over after half an hour`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, session) = try await start(scene)
        scene.world.advance(by: Session.idle - 1)
        try await scene.store.markSeen(session.token)
        scene.world.advance(by: Session.idle - 1)
        #expect(try await scene.store.memberSession(session.token) != nil)
        scene.world.advance(by: 1)
        #expect(try await scene.store.memberSession(session.token) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a session is over after twelve hours, however busy`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, session) = try await start(scene)
        for _ in 0..<47 {
            scene.world.advance(by: 15 * 60)
            try await scene.store.markSeen(session.token)
        }
        #expect(try await scene.store.memberSession(session.token) != nil)
        scene.world.advance(by: 15 * 60)
        try await scene.store.markSeen(session.token)
        #expect(try await scene.store.memberSession(session.token) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `giving the password again moves the session to a new token`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, session) = try await start(scene)
        scene.world.advance(by: 600)
        let token = scene.world.tokenHash()
        #expect(try await scene.store.renew(session.token, as: token, isPasswordGiven: true))
        let late = scene.world.tokenHash()
        #expect(try await !scene.store.renew(session.token, as: late, isPasswordGiven: true))
        #expect(try await scene.store.memberSession(session.token) == nil)
        let found = try #require(try await scene.store.memberSession(token)?.session)
        #expect(found.passwordGivenAt == scene.now && found.startedAt == session.startedAt && found.token == token)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an ended session is gone, and ending it twice is told once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, session) = try await start(scene)
        for _ in 0..<2 {
            try await scene.store.end(session.token, of: Identity(new.owner), from: nil)
        }
        #expect(try await scene.store.memberSession(session.token) == nil)
        #expect(try await scene.kinds(of: new.account) == [.memberLoggedIn, .memberLoggedOut])
    }

    @Test(arguments: StoreUnderTest.all)
    func `forgetting leaves the sessions that are not over`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, old) = try await start(scene)
        scene.world.advance(by: 600)
        let (_, young) = try await start(scene)
        scene.world.advance(by: Session.idle - 600)
        try await scene.store.forgetSessions()
        scene.world.advance(by: -Session.idle)
        #expect(try await scene.store.memberSession(old.token) == nil)
        #expect(try await scene.store.memberSession(young.token) != nil)
    }
}
