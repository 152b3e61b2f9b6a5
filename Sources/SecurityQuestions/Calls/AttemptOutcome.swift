/// What came of an attempt that was settled, for whoever asked.
public struct AttemptOutcome: Sendable {
    /// As it was written down: a right answer may have become ``AttemptResult/notChecked``.
    public let result: AttemptResult
    /// It was right, and the call was over already: it verified nothing.
    public let isTooLate: Bool
    /// The call as it stands now.
    public let call: Call

    package init(result: AttemptResult, isTooLate: Bool = false, call: Call) {
        self.result = result
        self.isTooLate = isTooLate
        self.call = call
    }
}
