import Foundation

/// Where a request came from on the network, read as an address and never compared as text: the same one is written in
/// many ways (RFC 5952 §1), and what follows it in a header is anybody's.
package struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 bytes, or 16.
    let bytes: [UInt8]
    /// In the one form in which the system writes it.
    package let description: String

    /// Reads `203.0.113.7`, `203.0.113.7:40001`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:443` and
    /// `fe80::1%eth0`: proxies write all of them. Port and zone are let go of.
    package init?(_ written: String) {
        guard written.utf8.count <= Self.longest, let bare = Self.bare(written), let bytes = Self.bytes(of: bare) else {
            return nil
        }
        self.init(bytes: bytes)
    }

    /// An IPv4 address stays one where an IPv6 socket took the connection (RFC 4291 §2.5.5.2).
    init?(bytes: [UInt8]) {
        let isMapped = bytes.count == 16 && bytes.starts(with: Self.mapped)
        self.bytes = isMapped ? Array(bytes.dropFirst(Self.mapped.count)) : bytes
        guard let text = Self.text(of: self.bytes) else { return nil }
        description = text
    }

    static let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xff, 0xff]

    package var isVersion6: Bool { bytes.count == 16 }

    /// What one subscriber has of the network: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 6177).
    package var subscriber: String {
        isVersion6 ? NetworkAddress(bytes: masked(to: 64)).map { "\($0)/64" } ?? description : description
    }

    /// The ``subscriber``, and the wider networks that one of them may have all of: /56 and /48 of IPv6, /24 of IPv4.
    package var networks: [String] {
        [subscriber]
            + (isVersion6 ? [56, 48] : [24]).compactMap { bits in
                NetworkAddress(bytes: masked(to: bits)).map { "\($0)/\(bits)" }
            }
    }

    /// As ``subscriber``, of an address as it is kept; what is no address stands for itself.
    package static func subscriber(of address: String) -> String {
        NetworkAddress(address)?.subscriber ?? address
    }

    /// With everything but the first `bits` set to zero.
    func masked(to bits: Int) -> [UInt8] {
        bytes.enumerated().map { place, byte in
            let kept = min(8, max(0, bits - place * 8))
            return byte & ~UInt8(truncatingIfNeeded: 0xff >> kept)
        }
    }
}

extension NetworkAddress {
    /// As long as an address with brackets, a zone and a port may be.
    private static let longest = 80

    /// The address without what stands around it.
    private static func bare(_ written: String) -> Substring? {
        if written.hasPrefix("[") {
            guard let end = written.firstIndex(of: "]") else { return nil }
            let inner = written[written.index(after: written.startIndex)..<end]
            return inner.contains(":") && isPort(written[written.index(after: end)...]) ? withoutZone(inner) : nil
        }
        guard let colon = written.firstIndex(of: ":"), written[..<colon].contains(".") else {
            return withoutZone(written[...])
        }
        return isPort(written[colon...]) ? written[..<colon] : nil
    }

    /// Nothing, or a colon with a number.
    private static func isPort(_ text: Substring) -> Bool {
        if text.isEmpty { return true }
        let digits = text.dropFirst()
        return text.hasPrefix(":") && (1...5).contains(digits.utf8.count)
            && digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) && UInt16(digits) != nil
    }

    /// The interface of an address that is good on one link only (RFC 4007 §11).
    private static func withoutZone(_ text: Substring) -> Substring {
        guard let percent = text.firstIndex(of: "%"), text.contains(":") else { return text }
        return text[..<percent]
    }

    private static func bytes(of text: Substring) -> [UInt8]? {
        // The system reads as far as a zero byte: nothing but an address goes there.
        guard text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || isHexadecimal($0) }) else {
            return nil
        }
        let isVersion6 = text.utf8.contains(UInt8(ascii: ":"))
        var bytes = [UInt8](repeating: 0, count: isVersion6 ? 16 : 4)
        let family = isVersion6 ? AF_INET6 : AF_INET
        // Writes as many bytes as the family has, which is how many there are.
        return unsafe inet_pton(family, String(text), &bytes) == 1 ? bytes : nil
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isHexDigit }

    private static func text(of bytes: [UInt8]) -> String? {
        var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 16 ? AF_INET6 : AF_INET
        guard [4, 16].contains(bytes.count),
            unsafe inet_ntop(family, bytes, &written, socklen_t(written.count)) != nil  // told how much room there is
        else { return nil }
        return String(decoding: written.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
