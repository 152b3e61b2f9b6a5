/// What came of an attempt that was settled, for whoever asked.
package struct AttemptOutcome: Sendable {
    /// As it was written down: a right answer may have become ``AttemptResult/notChecked``.
    package let result: AttemptResult
    /// It was right, and the call was over already: it verified nothing.
    package let isTooLate: Bool
    /// The call as it stands now.
    package let call: Call

    package init(result: AttemptResult, isTooLate: Bool = false, call: Call) {
        self.result = result
        self.isTooLate = isTooLate
        self.call = call
    }
}
