import Foundation

/// A certificate that a client has shown in its TLS hand-shake, issued by who is believed in that (mutual TLS, after RFC 8705 §2).
package struct ClientCertificate: Sendable, Hashable {
    /// SHA-256 of the whole certificate (DER), in hexadecimal.
    package let thumbprint: String
    /// The DNS names that it is issued to, in small letters.
    package let names: Set<String>
    package let endsAt: Date

    package init(der: [UInt8], names: [String], endsAt: Date) {
        let digits = TokenHash.sha256(of: der).bytes.reduce(into: []) { $0.append(hexadecimal: $1) }
        thumbprint = String(decoding: digits, as: UTF8.self)
        // A DNS name is ASCII there (RFC 5280 §4.2.1.6). What only looks like one, as the Kelvin sign does like a K, is none.
        let plain = names.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
        (self.names, self.endsAt) = (Set(plain.map { $0.lowercased() }), endsAt)
    }

    /// What a client is bound to.
    package enum Mark: Sendable, Hashable, Comparable {
        /// This one certificate.
        case thumbprint(String)
        /// Whichever is issued to this DNS name (RFC 8705 §2.1.2, `tls_client_auth_san_dns`): a renewed one needs no change.
        case name(String)

        private static let prefix = "sha256:"

        /// As it is kept and told: `sha256:` and 64 hexadecimal digits, or a name.
        package var text: String {
            switch self {
            case .thumbprint(let digits): Self.prefix + digits
            case .name(let name): name
            }
        }

        /// Reads ``text``; digits as openssl writes them as well, in capitals and with colons between. Nil for anything else.
        package init?(_ text: String) {
            guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
            let small = text.lowercased()
            let digits = small.trimmingPrefix(Self.prefix).filter { $0 != ":" }
            if digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
                self = .thumbprint(digits)
            } else if Self.isName(small) {
                self = .name(small)
            } else {
                return nil
            }
        }

        /// Labels of letters, digits and hyphens, two at least. A name with a star in it would be many.
        private static func isName(_ text: String) -> Bool {
            let labels = text.split(separator: ".", omittingEmptySubsequences: false)
            return labels.count > 1 && text.utf8.count <= 253
                && labels.allSatisfy { label in
                    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                        && label.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
                }
        }

        package static func < (one: Mark, other: Mark) -> Bool { one.text < other.text }
    }

    /// So many a client is bound to at most: one that is good, one that takes its place, and as many of a second machine.
    package static let mostMarks = 4

    /// One that has ended since the hand-shake is none: a connection may last.
    package func bears(_ mark: Mark, at now: Date) -> Bool {
        guard now < endsAt else { return false }
        return switch mark {
        case .thumbprint(let digits): thumbprint == digits
        case .name(let name): names.contains(name)
        }
    }
}

extension Client {
    /// Whether it has shown what it is bound to. One that is bound to nothing is let in by its secret alone.
    package func isShown(by certificate: ClientCertificate?, at now: Date) -> Bool {
        certificates.isEmpty
            || (certificate.map { shown in certificates.contains { shown.bears($0, at: now) } } ?? false)
    }
}
