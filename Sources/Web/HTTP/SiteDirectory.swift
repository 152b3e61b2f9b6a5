import SecurityQuestions

/// The sites of one listener.
struct SiteDirectory: Sendable {
    private let byHost: [String: Site]
    /// Serves whatever name it is called by; nil where the name decides.
    private let only: Site?

    /// Every brand's Office Manager, by host name.
    static func portal(_ services: WebServices) -> SiteDirectory {
        let sites = services.brands.all.flatMap { brand in
            brand.hosts.map { ($0.name.lowercased(), Site(brand, at: $0, services)) }
        }
        return SiteDirectory(byHost: Dictionary(uniqueKeysWithValues: sites), only: nil)
    }

    static func careDesk(_ services: WebServices) -> SiteDirectory {
        SiteDirectory(byHost: [:], only: Site(careDesk: services))
    }

    /// - Parameter authority: a host name, with or without a port, and with or without the full stop of the root (RFC 1034 §3.1).
    func site(at authority: String) -> Site? {
        if let only { return only }
        var name = authority.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        if name.last == "." { name.removeLast() }
        return byHost[name.lowercased()]
    }
}
