/// In which header a proxy says for whom it asks. It sets one and passes the other on as it came, from anybody: so the
/// configuration names the one, and nothing is read in the other.
package enum ForwardedHeader: String, Sendable, CaseIterable {
    /// A list of addresses; every proxy appends the one that it hears from.
    case xForwardedFor = "X-Forwarded-For"
    /// The same, standardised (RFC 7239), with the host that was asked for.
    case forwarded = "Forwarded"

    package var other: ForwardedHeader { self == .forwarded ? .xForwardedFor : .forwarded }

    /// What one proxy has said.
    package struct Hop: Sendable, Hashable {
        /// Whom it heard from; nil where that is hidden (`unknown`, `_secret`) or does not read as an address.
        package let client: NetworkAddress?
        /// Which host it was asked for; of ``forwarded`` only.
        package let host: String?
        /// Its line ends within quotes: what the proxy has appended may stand in those that a client has opened, and nobody
        /// can tell. Such a request is not served.
        package let isCut: Bool

        package init(client: NetworkAddress?, host: String?, isCut: Bool = false) {
            (self.client, self.host, self.isCut) = (client, host, isCut)
        }
    }

    /// The hops that the header tells of, the nearest last. Several lines are one list (RFC 9110 §5.3), but each is read by
    /// itself: a quote that a client leaves open in its line takes nothing from the next, which is the proxy's.
    package func hops(_ lines: [String]) -> [Hop] {
        switch self {
        case .xForwardedFor:
            lines.flatMap { $0.split(separator: ",") }.map {
                Hop(client: NetworkAddress(Self.bare($0)), host: nil)
            }
        case .forwarded:
            lines.flatMap { line in
                Self.endsQuoted(line)
                    ? [Hop(client: nil, host: nil, isCut: true)] : Self.elements(of: line).map(Self.hop)
            }
        }
    }

    private static func bare(_ text: some StringProtocol) -> String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    /// Each a list of names with their values; nil where it does not read as one. Commas and semicolons in quotes divide
    /// nothing.
    private static func elements(of list: String) -> [[(name: String, value: String)]?] {
        divide(list, at: ",").filter { !bare($0).isEmpty }.map { element in
            let pairs = divide(element, at: ";").map(pair)
            return pairs.contains { $0 == nil } ? nil : pairs.compactMap(\.self)
        }
    }

    private static func hop(_ pairs: [(name: String, value: String)]?) -> Hop {
        guard let pairs, Set(pairs.map(\.name)).count == pairs.count else { return Hop(client: nil, host: nil) }
        func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
        return Hop(client: value("for").flatMap { NetworkAddress($0) }, host: value("host"))
    }

    private static func divide(_ text: String, at divider: Character) -> [String] { reading(text, at: divider).parts }

    private static func endsQuoted(_ line: String) -> Bool { reading(line, at: ",").endsQuoted }

    private static func reading(_ text: String, at divider: Character) -> (parts: [String], endsQuoted: Bool) {
        var (parts, isQuoted, isEscaped) = ([""], false, false)
        for character in text {
            if character == divider, !isQuoted {
                parts.append("")
                continue
            }
            parts[parts.count - 1].append(character)
            if isEscaped {
                isEscaped = false
            } else if character == "\\", isQuoted {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            }
        }
        return (parts, isQuoted)
    }

    /// `token "=" ( token / quoted-string )`, the name without regard to case.
    private static func pair(_ text: String) -> (name: String, value: String)? {
        let text = bare(text)
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let (name, value) = (text[..<equals], text[text.index(after: equals)...])
        guard isToken(name) else { return nil }
        if isToken(value) { return (name.lowercased(), String(value)) }
        guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return nil }
        var (read, isEscaped) = ("", false)
        for character in value.dropFirst().dropLast() {
            if !isEscaped, character == "\"" { return nil }
            if !isEscaped, character == "\\" {
                isEscaped = true
                continue
            }
            read.append(character)
            isEscaped = false
        }
        return isEscaped ? nil : (name.lowercased(), read)
    }

    /// RFC 9110 §5.6.2.
    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                    || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar)
            }
    }
}
