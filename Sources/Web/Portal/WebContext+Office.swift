import Hummingbird
import SecurityQuestions

extension WebContext {
    /// The Office Manager that was asked.
    func office() throws -> (brand: Brand, host: Brand.Host) {
        guard case .portal(let brand, let host) = try arrived().place else { throw UnknownHost() }
        return (brand, host)
    }

    /// The token of the mailed link that was followed, and the brand that has to have mailed it; nil where the path holds no token.
    func mailedLink() throws -> (token: SecretToken, brand: Brand.ID)? {
        let brand = try office().brand.id
        return SecretToken(inLink: try parameters.require("token")).map { ($0, brand) }
    }
}
