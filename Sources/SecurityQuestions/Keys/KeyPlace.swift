/// Where seals of one sort are kept. The raw values are what people and scripts read.
public enum KeyPlace: String, Sendable, CaseIterable {
    case answers
    case passwords
    case agents
    case supportCodes
    case secondFactors
    /// What the keys of webhooks follow from.
    case webhooks
    /// Mails with a link: its token is made with a key. They are the last to be sealed anew, so that what is due has gone.
    case links
    /// Rows that bear a tag by the key: nothing is sealed there.
    case rowTags

    /// Where there are seals.
    package static let sealed = allCases.filter { $0 != .rowTags }
}
