import Foundation
import SecurityQuestions
import Testing

@Suite struct SupportCodeTests {
    private func code(wrong: Int = 0, usedAt: Date? = nil) -> SupportCode {
        let secret = SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: [])
        return SupportCode(
            id: ID(.test()), account: ID(.test()), secret: secret, madeAt: .start, wrong: wrong, usedAt: usedAt)
    }

    @Test func `A code waits for ten minutes, for one use and for five wrong attempts`() {
        #expect(code().state(at: .start + 9.99.minutes) == .waiting)
        #expect(code().state(at: .start + 10.0.minutes) == .expired)
        #expect(code(usedAt: .start).state(at: .start) == .used)
        #expect(code(wrong: 4).state(at: .start) == .waiting)
        #expect(code(wrong: 5).state(at: .start) == .dead)
    }

    @Test func `A code that was used leaves nothing to show`() {
        let secret = SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: [])
        let code = SupportCode(
            id: ID(.test()), account: ID(.test()), secret: secret, madeAt: .start, copy: SupportCodeCopy(bytes: [1]))
        #expect(code.takingOne().copy != nil && code.returningOne().copy != nil)
        #expect(code.using(at: .start).copy == nil)
    }

    /// What the pages that follow a call ask for again and again.
    @Test func `News tell of a code that is used up as of one that was used, and not of a wrong attempt`() {
        let id = ID<SupportCode>(.test())
        func mark(wrong: Int = 0, usedAt: Date? = nil) -> String {
            CallNews(announcement: nil, calls: [], code: .init(id: id, wrong: wrong, usedAt: usedAt)).mark
        }
        #expect(mark() == mark(wrong: 4))
        #expect(mark() != mark(wrong: 5) && mark() != mark(usedAt: .start))
        #expect(mark() != CallNews(announcement: nil, calls: [], code: nil).mark)
    }

    private struct Copier: SupportCodeCopier {
        func copy(
            _ digits: String, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
        ) -> SupportCodeCopy { SupportCodeCopy(bytes: Array(digits.utf8)) }

        func digits(
            in copy: SupportCodeCopy, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
        ) -> String? { String(decoding: copy.bytes, as: UTF8.self) }
    }

    @Test func `A code is seen again as long as it is good for something`() {
        let secret = SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: [])
        let token = SecretToken(.test())
        func seen(wrong: Int = 0, usedAt: Date? = nil, after time: TimeInterval = 0) -> String? {
            let code = SupportCode(
                id: ID(.test()), account: ID(.test()), secret: secret, madeAt: .start, wrong: wrong, usedAt: usedAt,
                copy: SupportCodeCopy(bytes: Array("421907".utf8)))
            return Copier().digits(of: code, for: token, at: .start.addingTimeInterval(time))
        }
        #expect(seen() == "421907" && seen(wrong: 4) == "421907")
        #expect(seen(wrong: 5) == nil && seen(usedAt: .start) == nil && seen(after: 600) == nil)
    }

    @Test func `New codes have six digits, and every digit comes about`() {
        let codes = (0..<2000).map { _ in SupportCode.newDigits(.test()) }
        #expect(codes.allSatisfy { $0.count == 6 && $0.allSatisfy { ("0"..."9").contains($0) } })
        for place in 0..<6 { #expect(Set(codes.map { Array($0)[place] }).count == 10) }
        #expect(Set(codes).count > 1980)
    }

    @Test func `Chance that would make some codes likelier is thrown away`() {
        let numbers = Chance([UInt64.max, UInt64.max - 1, 1_000_042])
        let world = World(now: { .start }, randomBytes: { _ in numbers.next() })
        #expect(SupportCode.newDigits(world) == "000042")
    }

    @Test(
        "A code is read however it was typed",
        arguments: [
            ("123456", "123456"), (" 123 456 ", "123456"), ("12-34-56", "123456"), ("１２３４５６", "123456"),
            ("12345", nil), ("1234567", nil), ("12345a", nil), ("", nil), ("½23456", nil),
        ] as [(String, String?)])
    func reading(typed: String, digits: String?) {
        #expect(SupportCode.read(typed) == digits)
    }
}

@Suite struct VerificationMethodTests {
    @Test func `A code verifies a call, and adds to one that the question verified`() {
        let byCode = Call.test(attempts: 1).settling(.verified, of: .supportCode, at: .start)
        #expect(byCode.state(at: .start) == .verified && byCode.method == .supportCode)
        let byAnswer = Call.test(attempts: 1).settling(.verified, at: .start)
        #expect(byAnswer.method == .securityQuestion)
        let taken = byAnswer.takingAttempt(of: .supportCode, at: .start)
        let both = taken?.settling(.verified, of: .supportCode, at: .start + 1.0.minutes)
        #expect(both?.method == .supportCode && both?.verifiedAt == .start && both?.attempts == 2)
    }

    @Test func `A verified call takes no attempt that could prove no more`() {
        let byCode = Call.test(attempts: 1).settling(.verified, of: .supportCode, at: .start)
        for method in VerificationMethod.allCases { #expect(byCode.takingAttempt(of: method, at: .start) == nil) }
        let byAnswer = Call.test(attempts: 1).settling(.verified, at: .start)
        #expect(byAnswer.takingAttempt(of: .securityQuestion, at: .start) == nil)
        let late = Call.test(attempts: 3).settling(.verified, at: .start)
        #expect(late.takingAttempt(of: .supportCode, at: .start) == nil)
    }

    @Test func `A wrong code takes nothing from a call that is verified`() throws {
        let verified = Call.test(attempts: 1).settling(.verified, at: .start)
        let taken = try #require(verified.takingAttempt(of: .supportCode, at: .start))
        let after = taken.settling(.wrong, of: .supportCode, at: .start)
        #expect(after.state(at: .start) == .verified && after.method == .securityQuestion && after.attempts == 2)
        #expect(taken.settling(.notChecked, of: .supportCode, at: .start).attempts == 1)
    }

    @Test func `A third wrong code ends a call as a third wrong answer does`() {
        let call = Call.test(attempts: 3).settling(.wrong, of: .supportCode, at: .start)
        #expect(call.state(at: .start) == .closed(.failed))
    }
}

/// Numbers that come in the order that a test gives them.
private final class Chance: Sendable {
    private let numbers: [UInt64]
    private let taken = Counter()

    init(_ numbers: [UInt64]) { self.numbers = numbers }

    func next() -> [UInt8] {
        let number = numbers[taken.next()]
        return (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
