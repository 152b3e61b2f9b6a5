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
