import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// A link to a support code that is mailed in a call, and what it must never do.
struct CodeLinkTests {
    private let scene: Scene
    private let here: SecretToken
    private let elsewhere: SecretToken

    /// A month after the account was activated.
    init() async throws {
        scene = try await Scene()
        (here, elsewhere) = (SecretToken(scene.world), SecretToken(scene.world))
        scene.clock.advance(by: CodeLink.addressAge)
    }

    private static func brands(mailing: Bool = true) -> Brands {
        let brand = Brand.sampleCarrier
        return Brands([
            Brand(
                id: brand.id, name: brand.name, hosts: brand.hosts, look: brand.look,
                policy: Brand.Policy(mailsCodeLinks: mailing), timeZone: brand.timeZone, numbering: brand.numbering)
        ])
    }

    private var follow: FollowCodeLink {
        FollowCodeLink(stores: scene.store, keeping: scene.keeping, world: scene.world)
    }

    private func call(saying name: String? = nil) async throws -> ID<Call> {
        let call = try await scene.openCall()
        try await self.name(name ?? scene.owner.name, in: call)
        return call
    }

    private func name(_ said: String, in call: ID<Call>) async throws {
        _ = try await NameCaller(stores: scene.store).perform(said, in: call, by: scene.agent, from: nil)
    }

    /// Nil where one was mailed.
    private func refusal(_ call: ID<Call>, under brands: Brands = brands()) async throws -> CodeLinkMailing.Refusal? {
        let mail = MailCodeLink(stores: scene.store, keeping: scene.keeping, world: scene.world, brands: brands)
        switch try await mail.perform(in: call, by: scene.agent, from: Scene.address) {
        case .mailed: return nil
        case .refused(let refusal): return refusal
        case .unknownCall: throw Unexpected(what: "no such call")
        }
    }

    private func mails(_ kind: Message.Kind) async throws -> Int {
        try await scene.store.due(limit: 99).count { $0.kind == kind }
    }

    private func mailed(in call: ID<Call>) async throws -> TokenHash {
        if let refusal = try await refusal(call) { throw Unexpected(what: "\(refusal)") }
        return try await scene.mailedToken()
    }

    private enum Seen: Equatable {
        case question, over
        case code(String)
    }

    private func seen(_ link: TokenHash, by browser: SecretToken) async throws -> Seen {
        switch try await follow.find(link, brand: scene.brand.id, browser: browser) {
        case .waits: .question
        case .shown(_, let digits): .code(digits)
        case .over: .over
        }
    }

    private func press(_ link: TokenHash, in browser: SecretToken) async throws -> Bool {
        try await follow.makeCode(link, brand: scene.brand.id, browser: browser, from: nil)
    }

    /// The six digits behind a link, in this browser.
    private func code(by link: TokenHash) async throws -> String {
        #expect(try await press(link, in: here))
        guard case .code(let digits) = try await seen(link, by: here) else { throw Unexpected(what: "no code") }
        return digits
    }

    private func check(_ digits: String, in call: ID<Call>) async throws -> CheckOutcome {
        try await CheckCode(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            digits, attempt: scene.clock.id(), in: call, by: scene.agent, from: nil)
    }

    @Test func `A link leads by the question to a code, and the code verifies the call`() async throws {
        let call = try await call()
        try await scene.expect([.codeLinkMailed, .codeLinkOpened, .codeVerified]) { () async throws in
            let link = try await mailed(in: call)
            for _ in 1...2 { #expect(try await seen(link, by: here) == .question) }
            let digits = try await code(by: link)
            #expect(try await check(digits, in: call) == .checked(.verified))
            #expect(try await seen(link, by: here) == .over)
        }
        let mail = try #require(try await scene.store.due(limit: 9).first { $0.kind == .codeLink })
        #expect(mail.to == scene.owner.email && mail.name == scene.owner.name)
        #expect(try await mails(.callVerified) == 1)
        #expect(try await scene.store.callView(call, agent: scene.agent.id)?.facts.call.method == .supportCode)
    }

    @Test func `No link is mailed where the brand has not allowed it, as none has at first`() async throws {
        let call = try await call()
        #expect(Brand.Policy().mailsCodeLinks == false)
        try await scene.expect([]) { () async throws in
            #expect(try await refusal(call, under: Self.brands(mailing: false)) == .notOffered)
        }
        #expect(try await mails(.codeLink) == 0)
    }

    @Test func `One link an hour is mailed for an account, whichever call asks, and after "they called me" too`()
        async throws
    {
        let first = try await call()
        let link = try await mailed(in: first)
        let until = scene.clock.now.addingTimeInterval(CodeLink.spacing)
        #expect(try await refusal(first) == .mailedLately(until: until))
        try await scene.expect([.callEnded, .impostorReported]) { () async throws in
            #expect(try await follow.report(link, brand: scene.brand.id, from: nil))
        }
        #expect(try await seen(link, by: here) == .over)
        #expect(try await press(link, in: here) == false)
        let second = try await call()
        #expect(try await refusal(second) == .mailedLately(until: until))
        scene.clock.advance(by: CodeLink.spacing)
        let third = try await call()
        #expect(try await refusal(third) == nil)
    }

    @Test func `No link goes to an account with an address that is younger than thirty days`() async throws {
        scene.clock.advance(by: -60)
        let early = try await call()
        #expect(try await refusal(early) == .addressIsNew)
        scene.clock.advance(by: 60)
        #expect(try await refusal(early) == nil)
        let link = try MailedLink(scene.keeping, world: scene.world, lasting: MailedLink.confirmationLifetime)
        let new = try #require(EmailAddress("new@maud.example"))
        let owner = AuditOrigin(scene.owner, address: nil)
        try await scene.store.askEmailChange(of: scene.owner.id, to: new, link: link, by: owner)
        #expect(try await scene.store.changeEmail(link.token, by: owner))
        scene.clock.advance(by: CodeLink.spacing)
        let later = try await call()
        #expect(try await refusal(later) == .addressIsNew)
        scene.clock.advance(by: CodeLink.addressAge)
        let old = try await call()
        #expect(try await refusal(old) == nil)
    }

    @Test func `No link is mailed while the caller is nobody of the account, or somebody who may get no code`()
        async throws
    {
        let call = try await scene.openCall()
        #expect(try await refusal(call) == .noReader)
        try await name("Zed Zanzibar", in: call)
        #expect(try await refusal(call) == .noReader)
        let reason = try #require(Reason("the accountant"))
        _ = try await scene.store.recordSomebodyElse(in: call, because: reason, by: scene.agent, from: nil)
        #expect(try await refusal(call) == .takesNoCode)
        #expect(try await mails(.codeLink) == 0)
    }

    @Test func `The code is good in no other call, whoever is named in it, and a wrong guess there costs an attempt`()
        async throws
    {
        let call = try await call()
        let digits = try await code(by: try await mailed(in: call))
        let other = scene.clock.agent(brands: [scene.brand.id])
        _ = try await AddAgent(stores: scene.store, keeping: scene.keeping).perform(
            other, password: SecretText(Scene.password), by: .host)
        let elsewhere = scene.clock.id(Call.self)
        _ = try await OpenCall(stores: scene.store).perform(
            elsewhere, about: scene.account.id, by: other, from: nil)
        for name in ["Zed Zanzibar", scene.owner.name] {
            _ = try await NameCaller(stores: scene.store).perform(name, in: elsewhere, by: other, from: nil)
            let outcome = try await CheckCode(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
                digits, attempt: scene.clock.id(), in: elsewhere, by: other, from: nil)
            #expect(outcome == .checked(.wrong))
        }
        #expect(try await check(digits, in: call) == .checked(.verified))
    }

    @Test func `The code proves nothing of another person, in the very call`() async throws {
        let (call, member) = (scene.clock.id(Call.self), scene.owner.id)
        let place = CodePlace(call: call, member: member)
        func holds(_ caller: Caller?) -> Bool {
            place.holds(
                Call(
                    id: call, account: scene.account.id, agent: scene.agent.id, openedAt: scene.clock.now,
                    caller: caller))
        }
        #expect(holds(.known(member)))
        for other in [nil, .unknown, .known(scene.clock.id()), .known(nil), .mayNotCall(member), .somebodyElse]
            as [Caller?]
        {
            #expect(!holds(other))
        }
        #expect(
            !CodePlace(call: call, member: nil).holds(
                Call(
                    id: call, account: scene.account.id, agent: scene.agent.id, openedAt: scene.clock.now,
                    caller: .known(nil))))
    }

    @Test func `A link is over with its call, and after ten minutes in a call that is kept open`() async throws {
        let first = try await call()
        let link = try await mailed(in: first)
        let digits = try await code(by: link)
        _ = try await EndCall(stores: scene.store).perform(first, as: .ended, by: scene.agent, from: nil)
        #expect(try await seen(link, by: here) == .over)
        let second = try await call()
        #expect(try await check(digits, in: second) == .checked(.wrong))
        #expect(try await follow.report(link, brand: scene.brand.id, from: nil) == false)

        scene.clock.advance(by: CodeLink.spacing)
        let third = try await call()
        let slow = try await mailed(in: third)
        scene.clock.advance(by: CodeLink.lifetime)
        try await scene.expect([]) { () async throws in
            #expect(try await seen(slow, by: here) == .over)
            #expect(try await press(slow, in: here) == false)
        }
    }

    @Test func `A link that was passed on shows no second code, and the first to nobody else`() async throws {
        let link = try await mailed(in: try await call())
        let digits = try await code(by: link)
        try await scene.expect([]) { () async throws in
            #expect(try await seen(link, by: elsewhere) == .over)
            #expect(try await press(link, in: elsewhere) == false)
        }
        #expect(try await seen(link, by: here) == .code(digits))
        let atAnotherBrand = try await follow.find(link, brand: "ruche", browser: here)
        #expect(atAnotherBrand.isOver)
    }

    @Test func `After "this was not me" the link and its code are good for nothing`() async throws {
        let call = try await call()
        let link = try await mailed(in: call)
        let digits = try await code(by: link)
        try await scene.store.reportNotMe(by: scene.owner, keeping: .init(session: nil), from: nil)
        #expect(try await seen(link, by: here) == .over)
        #expect(try await check(digits, in: call) != .checked(.verified))
    }
}

extension FollowCodeLink.Found {
    fileprivate var isOver: Bool { if case .over = self { true } else { false } }
}
