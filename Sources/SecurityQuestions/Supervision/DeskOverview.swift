import Foundation
import SpokenAnswers

/// What a supervisor sees of their brands at one glance, from one state of the database.
package struct DeskOverview: Sendable {
    package let now: Date
    package let brands: [Brand.ID: BrandToday]
    /// Of the last two weeks.
    package let counts: [CheckCount]
    /// Of the last month.
    package let recall: [QuestionRecall]

    package static let recallDays = 30

    package init(now: Date, brands: [Brand.ID: BrandToday], counts: [CheckCount], recall: [QuestionRecall]) {
        (self.now, self.brands, self.counts, self.recall) = (now, brands, counts, recall)
    }

    /// One brand today.
    package struct BrandToday: Sendable, Hashable {
        /// Under way.
        package var calls = 0
        /// In which something was checked today.
        package var checkedCalls = 0
        /// Those of them that are verified.
        package var verifiedCalls = 0
        /// Locks that came about today, and answers that ended.
        package var locks = 0
        /// "This was not me", reported today.
        package var notMe = 0
        /// Accounts whose question takes no attempt now.
        package var lockedNow = 0

        package init(
            calls: Int = 0, checkedCalls: Int = 0, verifiedCalls: Int = 0, locks: Int = 0, notMe: Int = 0,
            lockedNow: Int = 0
        ) {
            (self.calls, self.checkedCalls, self.verifiedCalls) = (calls, checkedCalls, verifiedCalls)
            (self.locks, self.notMe, self.lockedNow) = (locks, notMe, lockedNow)
        }

        package var verifiedShare: Double? {
            checkedCalls == 0 ? nil : Double(verifiedCalls) / Double(checkedCalls)
        }
    }
}

/// How often the answer to a question, in a language, did not match at first in calls that were verified in the end: there the
/// rightful owner failed, not somebody who guessed.
package struct QuestionRecall: Sendable, Hashable {
    package let questionID: String
    package let language: Language
    package let calls: Int
    package let missed: Int

    /// Fewer say nothing about a question.
    private static let fewest = 5

    package init(questionID: String, language: Language, calls: Int, missed: Int) {
        (self.questionID, self.language, self.calls, self.missed) = (questionID, language, calls, missed)
    }

    package var missedShare: Double { calls == 0 ? 0 : Double(missed) / Double(calls) }

    /// Those in which somebody failed, the worst first.
    package static func failing(_ all: [QuestionRecall]) -> [QuestionRecall] {
        all.filter { $0.calls >= fewest && $0.missed > 0 }.sorted {
            ($0.missedShare, $0.calls, $1.questionID) > ($1.missedShare, $1.calls, $0.questionID)
        }
    }
}
