/// What came of erasing an account.
public enum ErasureOutcome: Sendable {
    case erased(ErasedAccount)
    /// It is in use: it has to be closed first.
    case notClosed(Account.Status)
    case unknown
}
