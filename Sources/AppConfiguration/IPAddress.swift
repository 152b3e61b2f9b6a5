import Foundation

/// An address of IP version 4 or 6, in the one form in which the system writes it.
package struct IPAddress: Sendable, Hashable {
    package let text: String
    package let isVersion6: Bool

    package init?(_ typed: String) {
        isVersion6 = typed.contains(":")
        let family = isVersion6 ? AF_INET6 : AF_INET
        var bytes = [UInt8](repeating: 0, count: 16)
        var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard unsafe inet_pton(family, typed, &bytes) == 1,  // writes 4 or 16 bytes into the 16 there are
            unsafe inet_ntop(family, &bytes, &written, socklen_t(written.count)) != nil  // told how much room there is
        else { return nil }
        text = String(decoding: written.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private init(version4 text: String) {
        self.text = text
        isVersion6 = false
    }

    package static let loopback = IPAddress(version4: "127.0.0.1")

    /// Reached from this machine alone.
    package var isLoopback: Bool { text == "::1" || text.hasPrefix("127.") || text.hasPrefix("::ffff:127.") }
}
