/// Every brand of the installation.
public struct Brands: Sendable {
    public let all: [Brand]
    private let byHost: [String: (Brand, Brand.Host)]
    private let byID: [String: Brand]

    /// - Precondition: ids and host names are unique; the configuration sees to that.
    public init(_ brands: [Brand]) {
        all = brands
        byID = Dictionary(uniqueKeysWithValues: brands.map { ($0.id, $0) })
        byHost = Dictionary(
            uniqueKeysWithValues: brands.flatMap { brand in brand.hosts.map { ($0.name.lowercased(), (brand, $0)) } })
    }

    public subscript(id: Brand.ID) -> Brand? { byID[id] }

    /// The brand that answers at `host` (a name without a port).
    public func serving(host: String) -> (brand: Brand, host: Brand.Host)? {
        byHost[host.lowercased()]
    }
}
