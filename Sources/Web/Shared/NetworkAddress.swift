/// Where a connection comes from.
enum NetworkAddress {
    /// An IPv4 address as such, also where an IPv6 socket took the connection (RFC 4291 §2.5.5.2).
    static func plain(_ address: String?) -> String {
        guard let address else { return "unknown" }
        return address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
    }
}
