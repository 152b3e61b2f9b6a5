import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// How far the one-time link of a notice reaches, by the address it went to.
@Suite struct `The link of a notice` {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let hour: TimeInterval = 3600

    /// - Parameter hours: since the address was changed; nil where it is the member's still.
    private func reach(
        _ role: Member.Role, changed hours: Double? = nil, left: Double = 1, isUsed: Bool = false,
        _ status: Account.Status = .active
    ) -> NotMeLink.Reach? {
        let world = AdvancingWorld()
        let member = world.member(of: world.account(), role: role)
        let until = hours.map { Self.now.addingTimeInterval(PreviousAddress.lasts - $0 * Self.hour) }
        let link = NotMeLink(
            to: member, at: hours == nil ? member.email : .sample("before@mail.example"), formerUntil: until, named: [],
            expiresAt: Self.now.addingTimeInterval(left), isUsed: isUsed)
        return link.reach(account: status, at: Self.now)
    }

    @Test func `stops checks from an owner's or administrator's present address, and from a user's own log-in alone`() {
        #expect(reach(.owner) == .account && reach(.administrator) == .account && reach(.user) == .ownSessions)
    }

    @Test func `reaches checks alone from an address changed less than 72 hours ago, and nothing from an older one`() {
        #expect(reach(.owner, changed: 71.9) == .checks && reach(.administrator, changed: 0) == .checks)
        #expect(reach(.owner, changed: 72) == nil && reach(.owner, changed: 500) == nil)
        #expect(reach(.user, changed: 1) == nil, "a user's word stops no account")
    }

    @Test func `reaches nothing where it was used, is too old, or the account is closed`() {
        #expect(reach(.owner, isUsed: true) == nil && reach(.owner, left: 0) == nil)
        #expect(reach(.owner, .closed) == nil)
        let world = AdvancingWorld()
        let stranger = NotMeLink(
            to: world.member(of: world.account(), role: .owner), at: .sample("nobody@mail.example"), formerUntil: nil,
            named: [], expiresAt: .distantFuture, isUsed: false)
        #expect(stranger.reach(account: .active, at: Self.now) == nil, "an address that was never theirs")
    }

    @Test func `logs out whom the notice names, and keeps the brand's calls from going on`() {
        let world = AdvancingWorld()
        let account = world.account()
        let (owner, named) = (world.member(of: account, role: .owner), world.member(of: account, role: .user))
        func report(_ reach: NotMeLink.Reach) -> NotMeReport {
            let link = NotMeLink(
                to: owner, at: owner.email, formerUntil: nil, named: [named.id], expiresAt: .distantFuture,
                isUsed: false)
            return NotMeReport(by: link, reach: reach, calls: [.test(), .test()], from: nil, at: Self.now)
        }
        let whole = report(.account)
        #expect(whole.stop == .untilOwnersLogin && whole.calls.count == 2)
        #expect(whole.revokes.map(\.from) == [.account(account.id), .person(.member(named.id))])
        #expect(whole.revokes.allSatisfy { $0.keeping == .init(session: nil) })
        #expect(report(.checks).revokes.map(\.ends) == [[.supportCode, .callAnnouncement]])
        #expect(report(.ownSessions).stop == nil && report(.ownSessions).calls.isEmpty)
        #expect(report(.ownSessions).events.allSatisfy { $0.notice == nil })
    }

    @Test func `shortens no report that lasts until there is a new question`() {
        let open = GuessBudget.full
        #expect(NotMeReport.reported(open, .untilOwnersLogin).reportEndsAtLogin)
        let whole = NotMeReport.reported(open)
        #expect(!NotMeReport.reported(whole, .untilOwnersLogin).reportEndsAtLogin)
        #expect(!NotMeReport.reported(NotMeReport.reported(open, .untilOwnersLogin)).reportEndsAtLogin)
    }
}
