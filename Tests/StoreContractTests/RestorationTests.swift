import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a backup brings back that lets somebody in, and the mail that it brings along.
struct RestorationTests {
    @Test(arguments: StoreUnderTest.all)
    func `what a backup brings back lets nobody in, and one entry says so`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(new.owner), browser: nil, from: nil)
        let agent = try await scene.addAgent(scene.world.agent(brands: [new.account.brand]))
        _ = try await scene.openCall(new.account, by: agent)
        let before = try await scene.store.newestEntry()?.number ?? 0
        let ends = try await RecordRestoration(stores: scene.store).perform(ofBackup: "copy.sqlite", by: .host)
        #expect(ends[.sessions] == 1 && ends[.calls] == 1)
        #expect(try await scene.store.memberSession(session.token) == nil)
        let events = try await scene.store.events(AuditQuery(.everything), limit: 10_000)
        #expect(events.filter { $0.number > before }.map(\.event.kind) == [.backupRestored])
        #expect(events.first?.event.detail == "copy.sqlite; ended: \(ends.text)")
        let again = try await RecordRestoration(stores: scene.store).perform(ofBackup: "copy.sqlite", by: .host)
        #expect(again.text == "nothing")
    }

    @Test(arguments: StoreUnderTest.all, [MailRelease.released, .discarded])
    func `no mail is due until a person agrees`(kind: StoreUnderTest, release: MailRelease) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        try await scene.store.replace(
            with: scene.world.answer(of: new.account.id), on: .change, by: AuditOrigin(new.owner, address: nil))
        #expect(try await scene.store.due(limit: 9).count == 1)
        #expect(try await scene.store.mailHold() == nil)
        _ = try await RecordRestoration(stores: scene.store).perform(ofBackup: "copy.sqlite", by: .host)
        #expect(try await scene.store.due(limit: 9).isEmpty)
        #expect(try await scene.store.nextDue() == nil)
        #expect(try await scene.store.mailHold()?.waiting == 1)
        #expect(try await ReleaseMail(stores: scene.store).perform(release, by: .host) == 1)
        #expect(try await scene.store.due(limit: 9).count == (release == .released ? 1 : 0))
        #expect(try await scene.store.mailHold() == nil)
        #expect(try await ReleaseMail(stores: scene.store).perform(release, by: .host) == nil)
    }
}
