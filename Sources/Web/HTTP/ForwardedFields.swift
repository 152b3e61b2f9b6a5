import HTTPTypes

extension HTTPField.Name {
    static let forwardedFor = Self("X-Forwarded-For")!  // a valid name
    static let forwarded = Self("Forwarded")!  // a valid name
    static let forwardedHost = Self("X-Forwarded-Host")!  // a valid name
}
