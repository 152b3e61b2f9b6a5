import SecurityQuestions

/// A machine, by name or address, and a port.
package struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    package let host: String
    package let port: Int

    /// Reads `mail.example.com:587`, `192.0.2.1:25` or `[::1]:25`.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Port.read(text[text.index(after: colon)...]), port > 0
        else { return nil }
        let name = text[..<colon]
        let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
        let bare = isBracketed ? String(name.dropFirst().dropLast()) : String(name)
        if let address = IPAddress(bare) {
            guard address.isVersion6 == isBracketed else { return nil }
        } else {
            let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
            let isName = labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
            guard isName, !isBracketed, bare.utf8.count <= 253 else { return nil }
        }
        host = bare
        self.port = port
    }

    /// Reached from this machine alone.
    package var isLoopback: Bool { host == "localhost" || IPAddress(host)?.isLoopback == true }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
