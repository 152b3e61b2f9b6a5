import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// A log-in from a browser that a member has not used before is told as one.
struct KnownBrowserTests {
    private func logIn(_ scene: Scene, _ new: NewAccount, browser: TokenHash?) async throws {
        try await scene.store.start(scene.world.session().token, of: Identity(new.owner), browser: browser, from: nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a browser is new once for each member`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let one = scene.world.newAccount()
        let other = scene.world.newAccount()
        try await scene.add(one, other)
        let browser = scene.world.tokenHash()
        for new in [one, one, other] { try await logIn(scene, new, browser: browser) }
        try await logIn(scene, one, browser: scene.world.tokenHash())
        #expect(
            try await scene.activity(of: one.account.id).map(\.kind)
                == [.memberLoggedInNewBrowser, .memberLoggedIn, .memberLoggedInNewBrowser])
        #expect(try await scene.activity(of: other.account.id).map(\.kind) == [.memberLoggedInNewBrowser])
    }

    @Test(arguments: StoreUnderTest.all)
    func `the browser of the activation is known at the first log-in`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let token = scene.world.tokenHash()
        let browser = scene.world.tokenHash()
        let new = scene.world.newAccount(scene.world.account(status: .pending), invitation: token)
        try await scene.add(new)
        _ = try await scene.store.confirm(token, by: .system)
        _ = try await scene.store.choosePassword(token, password: scene.world.secret(), by: .system)
        #expect(
            try await scene.store.complete(
                token, answer: scene.world.answer(of: new.account.id), session: scene.world.session().token,
                browser: browser, by: .system))
        try await logIn(scene, new, browser: browser)
        try await logIn(scene, new, browser: scene.world.tokenHash())
        #expect(
            try await scene.activity(of: new.account.id).map(\.kind)
                == [
                    .accountConfirmed, .passwordChosen, .questionChosen, .accountActivated, .memberLoggedIn,
                    .memberLoggedInNewBrowser,
                ])
    }
}
