import Foundation
import SecurityQuestions
import Testing

struct RecoveryCodeTests {
    @Test func `a new code is sixteen letters in groups of four, and no two are alike`() throws {
        let world = World(now: { .distantPast }, randomBytes: { (0..<$0).map { _ in .random(in: 0...255) } })
        let codes = (0..<200).map { _ in RecoveryCode.new(world) }
        #expect(Set(codes).count == codes.count)
        for code in codes {
            #expect(code.split(separator: "-").map(\.count) == [4, 4, 4, 4])
            #expect(RecoveryCode.read(code)?.count == 16)
        }
        // Every letter of the alphabet comes up.
        #expect(Set(codes.joined()).count == 33)
    }

    @Test(arguments: ["abcd-efgh-2345-67io", " ABCD EFGH 2345 67IO ", "ABCDEFGH23456710", "abcd–efgh.2345–67io"])
    func `a code is read however it is typed`(typed: String) {
        #expect(RecoveryCode.read(typed) == "ABCDEFGH234567IO")
    }

    @Test(arguments: [
        "", "123456", "ABCD-EFGH-2345", "ABCD-EFGH-2345-67IOA", "ABCD-EFGH-2345-67I9", "ABCD-ÉFGH-2345-67IO",
    ])
    func `what is no code is not read as one`(typed: String) {
        #expect(RecoveryCode.read(typed) == nil)
    }
}
