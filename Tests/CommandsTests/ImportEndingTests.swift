import SecurityQuestions
import Testing

@testable import Commands

/// The file of links goes where nobody has got one of them.
@Suite struct `An import that ended` {
    @Test func `has surely brought nothing where conflicts or a signal came before the first account`() {
        #expect(ImportRun.Ending(stopped: .signal).isSurelyOfNothing)
        let conflict = ImportConflict(index: 0, reason: .numberTaken)
        #expect(ImportRun.Ending(stopped: .conflicts([conflict])).isSurelyOfNothing)
    }

    @Test func `may have brought something where it failed, and has where steps are done`() {
        #expect(!ImportRun.Ending(stopped: .failure(StoreFailure.full)).isSurelyOfNothing)
        #expect(!ImportRun.Ending(steps: [.added], stopped: .signal).isSurelyOfNothing)
        #expect(!ImportRun.Ending(steps: [.added]).isSurelyOfNothing)
    }
}
