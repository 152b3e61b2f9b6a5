/// Values by which erased people could be found again.
public struct Traces: Sendable, Hashable {
    /// Names, addresses, account numbers, companies, as they were written and as they were compared.
    public var texts: Set<String> = []
    /// In digits, without the plus sign.
    public var phones: Set<Int64> = []
    /// Of accounts, members, calls and messages: 16 bytes each.
    public var ids: Set<[UInt8]> = []

    public init() {}

    public mutating func formUnion(_ other: Traces) {
        texts.formUnion(other.texts)
        phones.formUnion(other.phones)
        ids.formUnion(other.ids)
    }

    /// A shorter text stands somewhere by chance; looking for it would prove nothing.
    public static let shortestText = 4
}
