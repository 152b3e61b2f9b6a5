import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// "I am calling Customer Care now", and what comes of it.
struct CallAnnouncementTests {
    let world = AdvancingWorld()

    private func announcing(
        _ account: ID<Account>, latest: CallAnnouncement? = nil, call: Call? = nil
    ) -> CallAnnouncing {
        CallAnnouncing(world.id(), of: account, latest: latest, call: call, by: .system, at: world.now)
    }

    private func announced(_ account: ID<Account>) throws -> CallAnnouncement {
        guard case .announced(let announcement, let event) = announcing(account) else { throw Unforeseen() }
        #expect(event.kind == .callAnnounced && event.account == account)
        return announcement
    }

    @Test func `the first call within ten minutes has the words, another is warned of, and a later one has none`()
        throws
    {
        let (account, agent) = (world.account(), world.agent())
        let announcement = try announced(account.id)
        let first = world.call(for: account.id, by: agent.id)
        let bound = try #require(announcement.opening(first.id, isBoundCallUnderWay: false, at: world.now))
        #expect(bound.words(of: first) == .shared(known: nil, otherCallAt: nil))
        world.advance(by: CallAnnouncement.lifetime - 1)
        let second = world.call(for: account.id, by: agent.id)
        let crossed = try #require(bound.opening(second.id, isBoundCallUnderWay: true, at: world.now))
        #expect(crossed.words(of: second) == .otherCall)
        #expect(crossed.words(of: first) == .shared(known: nil, otherCallAt: world.now))
        world.advance(by: 1)
        let third = world.call(for: account.id, by: agent.id)
        #expect(
            crossed.opening(third.id, isBoundCallUnderWay: false, at: world.now) == nil
                && crossed.words(of: third) == .none)
    }

    @Test func `another call after ten minutes is warned of while the first goes on, and not once it is over`() throws {
        let (account, agent) = (world.account(), world.agent())
        let announcement = try announced(account.id)
        world.advance(by: CallAnnouncement.lifetime - 1)
        let first = world.call(for: account.id, by: agent.id)
        let bound = try #require(announcement.opening(first.id, isBoundCallUnderWay: false, at: world.now))
        func opening(of call: Call, first: Call) -> CallOpening {
            CallOpening(
                of: call.id, about: account.id, by: agent.id, known: nil, own: nil, brand: account.brand, agent: agent,
                announcement: bound, boundCall: first,
                lookUps: LookUpStanding(naming: [], failures: [], pauseTold: nil), address: nil, at: world.now)
        }
        world.advance(by: Call.lifetime - 1)
        let second = world.call(for: account.id, by: agent.id)
        guard case .opened(_, nil, let crossed?, let events) = opening(of: second, first: first) else {
            throw Unforeseen()
        }
        #expect(events.map(\.kind) == [.callOpened, .otherCallOpened])
        #expect(crossed.words(of: second) == .otherCall)
        #expect(crossed.words(of: first) == .shared(known: nil, otherCallAt: world.now))
        let ended = first.ending(.ended, at: world.now)
        guard case .opened(_, nil, nil, let later) = opening(of: second, first: ended) else { throw Unforeseen() }
        #expect(later.map(\.kind) == [.callOpened] && bound.words(of: second) == .none)
    }

    @Test func `a call from before it has no words, and one after ten minutes neither`() throws {
        let (account, agent) = (world.account(), world.agent())
        let before = world.call(for: account.id, by: agent.id)
        world.advance(by: 1)
        let announcement = try announced(account.id)
        #expect(announcement.words(of: before) == .none)
        world.advance(by: CallAnnouncement.lifetime)
        let late = world.call(for: account.id, by: agent.id)
        #expect(
            announcement.opening(late.id, isBoundCallUnderWay: false, at: world.now) == nil
                && announcement.words(of: late) == .none)
    }

    @Test func `pressed again it stands while it waits and while its call is under way`() throws {
        let (account, agent) = (world.account(), world.agent())
        let announcement = try announced(account.id)
        guard case .stands(let same) = announcing(account.id, latest: announcement) else { throw Unforeseen() }
        #expect(same.id == announcement.id)
        let call = world.call(for: account.id, by: agent.id)
        let bound = try #require(announcement.opening(call.id, isBoundCallUnderWay: false, at: world.now))
        world.advance(by: CallAnnouncement.lifetime)
        guard case .announced = announcing(account.id, latest: announcement),
            case .stands = announcing(account.id, latest: bound, call: call),
            case .announced = announcing(account.id, latest: bound, call: call.ending(.ended, at: world.now))
        else { throw Unforeseen() }
    }

    @Test func `the tick is recorded once for each change, in a call that has words and goes on`() throws {
        let (account, agent) = (world.account(), world.agent())
        let call = world.call(for: account.id, by: agent.id)
        let bound = try #require(try announced(account.id).opening(call.id, isBoundCallUnderWay: false, at: world.now))
        func tick(_ known: Bool, _ announcement: CallAnnouncement?, in call: Call) -> CallWordsTick? {
            CallWordsTick(known, in: call, announcement: announcement, by: .system, at: world.now)
        }
        let known = try #require(tick(true, bound, in: call))
        #expect(known.event.kind == .callWordsKnown && known.event.call == call.id)
        #expect(tick(true, known.announcement, in: call) == nil)
        #expect(tick(false, known.announcement, in: call)?.event.kind == .callWordsNotKnown)
        let other = world.call(for: account.id, by: agent.id)
        #expect(tick(true, bound, in: other) == nil && tick(true, nil, in: call) == nil)
        #expect(tick(true, bound, in: call.ending(.ended, at: world.now)) == nil)
    }

    @Test func `whoever was phoned ends every call and code, and is told of once in ten minutes`() {
        let (account, agent) = (world.account(), world.agent())
        let call = world.call(for: account.id, by: agent.id)
        func report(latest: Date?) -> ImpostorReport {
            ImpostorReport(about: account.id, calls: [call], latest: latest, by: .system, at: world.now)
        }
        let first = report(latest: nil)
        #expect(first.calls.map(\.closed?.outcome) == [.ended])
        #expect(first.events.map(\.kind) == [.callEnded, .impostorReported])
        #expect(first.events.compactMap(\.notice) == [.impostorReported])
        #expect(first.revokes.ends == [.supportCode, .callAnnouncement])
        #expect(report(latest: world.now.addingTimeInterval(-1)).events.map(\.kind) == [.callEnded])
    }
}
