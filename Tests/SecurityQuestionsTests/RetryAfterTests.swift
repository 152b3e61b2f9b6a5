import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a receiver says of when to come again.
struct RetryAfterTests {
    /// 6 November 1994, 08:49:37 GMT: the example of RFC 9110.
    private static let example = Date(timeIntervalSince1970: 784_111_777)

    @Test func `seconds and dates are read`() {
        #expect(RetryAfter.seconds(" 120 ", at: .start) == 120)
        #expect(RetryAfter.seconds("0", at: .start) == 0)
        let before = Self.example.addingTimeInterval(-90)
        #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT", at: before) == 90)
        #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT", at: Self.example.addingTimeInterval(5)) == 0)
    }

    @Test(arguments: [
        "", "soon", "-5", "1.5", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun Nov  6 08:49:37 1994", "Sunday, 06-Nov-94 08:49:37 GMT",
    ])
    func `anything else says nothing`(text: String) {
        #expect(RetryAfter.seconds(text, at: .start) == nil)
    }
}
