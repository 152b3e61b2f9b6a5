/// Addresses that begin with the same bits (RFC 4632 §3.1), or one alone: `10.0.0.0/8`, `fd00::/8`, `10.0.0.5`.
package struct CIDRBlock: Sendable, Hashable, CustomStringConvertible {
    private let first: NetworkAddress
    private let bits: Int

    /// Nil for what is neither, for one that has bits set beyond its own (is it meant, or its network?), and for the
    /// whole of the internet.
    package init?(_ written: String) {
        let parts = written.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard Self.isBare(parts[0]), let first = NetworkAddress(String(parts[0])) else { return nil }
        self.first = first
        let all = first.bytes.count * 8
        guard parts.count == 2 else {
            bits = all
            return
        }
        // An IPv4 network may be written as IPv6 writes it, 96 bits further in.
        let mapped = parts[0].contains(":") && !first.isVersion6 ? NetworkAddress.mapped.count * 8 : 0
        guard let length = Self.length(parts[1]), (1...all).contains(length - mapped) else { return nil }
        bits = length - mapped
        guard first.masked(to: bits) == first.bytes else { return nil }
    }

    /// A port says nothing here, and is a mistake.
    private static func isBare(_ text: Substring) -> Bool {
        !text.hasPrefix("[") && !text.contains("%") && !(text.contains(":") && text.prefix { $0 != ":" }.contains("."))
    }

    private static func length(_ digits: Substring) -> Int? {
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    package func contains(_ address: NetworkAddress) -> Bool {
        address.bytes.count == first.bytes.count && address.masked(to: bits) == first.bytes
    }

    package var description: String { bits == first.bytes.count * 8 ? "\(first)" : "\(first)/\(bits)" }
}
