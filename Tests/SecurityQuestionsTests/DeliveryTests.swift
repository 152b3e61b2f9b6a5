import Foundation
import SecurityQuestions
import SpokenAnswers
import Testing

@Suite struct DeliveryTests {
    private let message = Message(
        id: ID(.test()), kind: .questionChanged, brand: "meridian", company: "Coopérative Exemple",
        to: EmailAddress("clotilde@mail.example")!,  // an address
        name: "Clotilde", language: .fr, happenedAt: .start, by: nil, keyID: nil,
        expiresAt: .start + (5 * 24).hours, state: .waiting(until: .start, tries: 0, reply: nil))

    @Test func `What a server took is sent, what it refused for good is given up`() {
        #expect(Delivery.accepted.state(of: message, triedBefore: 3, at: .start) == .sent(at: .start))
        let refused = Delivery.refusedForGood(reply: "550 no such user")
        let state = refused.state(of: message, triedBefore: 0, at: .start)
        #expect(state == .failed(at: .start, reply: "550 no such user"))
    }

    @Test func `What was refused for now waits ever longer, and is given up when it has grown too old`() {
        var now = Date.start
        var waits: [TimeInterval] = []
        var tries = 0
        while case .waiting(let until, let next, _) =
            Delivery.refusedForNow(reply: "451").state(of: message, triedBefore: tries, at: now)
        {
            waits.append(until.timeIntervalSince(now))
            #expect(next == tries + 1)
            (now, tries) = (until, next)
        }
        #expect(Array(waits.prefix(7)) == [60, 300, 1800, 3600, 7200, 14400, 14400])
        #expect(waits == waits.sorted() && waits.reduce(0, +) > 4.5 * 24 * 3600)
        #expect(now < message.expiresAt)
    }

    @Test func `The owner hears of these events and of no others`() {
        let told = Set(
            AuditEvent.Kind.allCases.filter { AuditEvent(at: .start, kind: $0, actor: .system).notice != nil })
        #expect(
            told == [
                .questionChanged, .passwordChanged, .emailChangeAsked, .emailChanged, .memberLoggedInNewBrowser,
                .questionLocked,
                .answerDead,
                .questionUnlocked, .answerVerified, .codeVerified, .reportedNotMe, .secondFactorOn, .secondFactorOff,
                .recoveryCodeUsed, .memberAdded, .impostorReported, .memberRoleChanged, .memberMayCallChanged,
                .memberRemoved, .memberLeft, .memberErased, .accountChanged, .checksResumed,
            ])
        let late = AuditEvent(at: .start, kind: .answerVerified, actor: .system, detail: AuditEvent.callClosed)
        #expect(late.notice == nil)
    }
}
