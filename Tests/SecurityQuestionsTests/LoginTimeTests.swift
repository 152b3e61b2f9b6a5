import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// How long a log-in still lasts.
@Suite struct `The time of a log-in` {
    private func session(startedMinutesAgo started: Double, seenMinutesAgo seen: Double) -> Session {
        Session(
            token: TokenHash(bytes: [1]), startedAt: .start + (-started).minutes, seenAt: .start + (-seen).minutes,
            passwordGivenAt: .start + (-started).minutes)
    }

    @Test func `begins anew with a request of a person, and goes on with one of a script`() {
        let session = session(startedMinutesAgo: 60, seenMinutesAgo: 28)
        #expect(LoginTime(session, isAtWork: true, at: .start).idle == 30 * 60)
        #expect(LoginTime(session, isAtWork: false, at: .start).idle == 2 * 60)
    }

    /// What is seen is noted once a minute, so what is told is never later than the end itself.
    @Test func `is told no longer than it lasts`() {
        let session = session(startedMinutesAgo: 60, seenMinutesAgo: 0.5)
        #expect(LoginTime(session, isAtWork: true, at: .start).idle == 29 * 60 + 30)
        #expect(!session.isOver(at: .start + 29.4.minutes))
    }

    @Test func `is twelve hours at most, whatever is asked for`() {
        let session = session(startedMinutesAgo: 12 * 60 - 2, seenMinutesAgo: 1)
        #expect(LoginTime(session, isAtWork: true, at: .start).longest == 2 * 60)
        #expect(LoginTime(session, isAtWork: true, at: .start + 5.0.minutes).longest == 0)
    }
}
