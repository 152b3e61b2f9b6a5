import AppConfiguration
import Foundation
import SecurityQuestions

/// Where each brand is reached, and which of its host names mean nothing on this machine.
struct BrandAddresses: Sendable {
    private let brands: [Brand]
    let address: PublicAddress

    init(_ brands: Brands, at address: PublicAddress) {
        self.brands = brands.all
        self.address = address
    }

    /// A line for each brand.
    var text: String {
        brands.map { brand in
            "  \(brand.name): " + brand.hosts.map { address.origin(host: $0.name) + "/" }.joined(separator: ", ")
        }.joined(separator: "\n")
    }

    /// - Parameter isFound: whether a host name has an address here.
    func warnings(isFound: (String) -> Bool) -> [String] {
        brands.flatMap { brand in
            brand.hosts.map(\.name).filter { !Self.isOwn($0) && !isFound($0) }.map { host in
                """
                \(host) (\(brand.name)) has no address on this machine. Visitors need it in the DNS; to try it here, add it to \
                /etc/hosts.
                """
            }
        }
    }

    /// Browsers take these to be this machine without asking anybody (RFC 6761 §6.3).
    private static func isOwn(_ host: String) -> Bool { host == "localhost" || host.hasSuffix(".localhost") }
}

/// Asks the system for the address of a host name. That may take seconds where there is no network.
enum HostLookUp {
    static func isFound(_ host: String) -> Bool {
        var hints = unsafe addrinfo()  // a list of the C library: handed back below
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, nil, &hints, &found) == 0, let first = unsafe found else { return false }
        unsafe freeaddrinfo(first)
        return true
    }
}
