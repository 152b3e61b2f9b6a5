import Foundation

/// Where a listener waits: an address of this machine and a port (0: any free one).
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    package let address: IPAddress
    package let port: Int

    package var host: String { address.text }

    package init(_ address: IPAddress, port: Int) {
        self.address = address
        self.port = port
    }

    /// Reads `127.0.0.1:8080`, `[::1]:8080` or `localhost:8080`.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Port.read(text[text.index(after: colon)...]) else {
            return nil
        }
        let host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        let bare = isBracketed ? String(host.dropFirst().dropLast()) : String(host)
        guard let address = bare == "localhost" ? .loopback : IPAddress(bare),
            address.isVersion6 == isBracketed
        else { return nil }
        self.init(address, port: port)
    }

    package var description: String { address.isVersion6 ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

package enum Port {
    /// Digits from 0 to 65535.
    package static func read(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let port = Int(text), port <= 65535
        else { return nil }
        return port
    }
}

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
