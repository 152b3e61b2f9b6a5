/// What a call was verified by.
public enum VerificationMethod: String, Sendable, CaseIterable, Comparable {
    /// The caller knew the answer: a back-up means of authentication (47 CFR 64.2010(e)).
    case securityQuestion
    /// The caller read out a one-time code from the Office Manager.
    case supportCode

    /// The stronger one is greater.
    public static func < (one: VerificationMethod, other: VerificationMethod) -> Bool {
        one == .securityQuestion && other == .supportCode
    }
}
