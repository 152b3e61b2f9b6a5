import SignedTokens

/// What a provider says about itself (OpenID Connect Discovery 1.0 §3), as far as it is needed here.
package struct ProviderDescription: Sendable {
    package let authorization: String
    let token: String
    let keys: String
    /// Where somebody logs out there; nil where it offers none.
    package let endSession: String?
    /// Where it says more of a person than its token does; nil where it offers none.
    let userInfo: String?
    /// Whether its answer to the browser names it (RFC 9207).
    let namesItself: Bool
    /// Whether it can be asked for what its token is to say (OpenID Connect Core 1.0 §5.5).
    let takesClaims: Bool
    /// How this server shows that it is the client.
    let proof: ClientProof

    /// What else it says.
    let offer: ProviderOffer

    /// Throws what is missing of it, or that it is another one.
    ///
    /// - Parameter ahead: in seconds, how far its clock is ahead of ours; nil where it says nothing of it.
    init(json: [UInt8], _ settings: ProviderSettings, ahead: Int? = nil) throws(ProviderFailure) {
        guard let said = JSONObject(json: json) else { throw .unreadable }
        guard let issuer = said.text("issuer"), issuer.isExactly(settings.issuer) else {
            throw .otherIssuer
        }
        func address(_ name: String, _ need: ProviderFailure.Need) throws(ProviderFailure) -> String {
            guard let address = said.text(name), settings.mayAsk(address) else { throw .missing(need) }
            return address
        }
        authorization = try address("authorization_endpoint", .authorizationEndpoint)
        token = try address("token_endpoint", .tokenEndpoint)
        keys = try address("jwks_uri", .keys)
        endSession = said.text("end_session_endpoint").flatMap { settings.mayAsk($0) ? $0 : nil }
        userInfo = said.text("userinfo_endpoint").flatMap { settings.mayAsk($0) ? $0 : nil }
        guard said["response_types_supported"]?.texts?.contains("code") ?? true else {
            throw .missing(.codeFlow)
        }
        // Where it does not say what it can do it may be old; S256 is then tried, and nothing weaker ever.
        guard
            said["code_challenge_methods_supported"].map({ $0.texts?.contains("S256") ?? false }) ?? true
        else {
            throw .missing(.challenge)
        }
        guard
            said["id_token_signing_alg_values_supported"].map({
                $0.texts?.contains(where: settings.algorithm.names.contains) ?? false
            }) ?? true
        else { throw .missing(.algorithm) }
        offer = ProviderOffer(
            scopes: said["scopes_supported"]?.texts, claims: said["claims_supported"]?.texts,
            takesNone: said["id_token_signing_alg_values_supported"]?.texts?.contains("none") ?? false,
            endsByItself: said["backchannel_logout_supported"]?.bool ?? false, clockAhead: ahead)
        takesClaims = said["claims_parameter_supported"]?.bool ?? false
        namesItself = said["authorization_response_iss_parameter_supported"]?.bool ?? false
        guard let way = settings.credential.way(said) else { throw .missing(settings.credential.need) }
        proof = way
    }
}

/// What a provider says it offers, for whoever sets it up.
package struct ProviderOffer: Sendable {
    /// Nil where it does not say.
    package let scopes: [String]?
    package let claims: [String]?
    /// Whether it also gives out tokens without a signature.
    package let takesNone: Bool
    /// Whether it tells of log-outs by itself (Back-Channel Logout 1.0).
    package let endsByItself: Bool
    /// In seconds, how far its clock is ahead of ours; less than nothing where it is behind, nil where it does not say.
    package let clockAhead: Int?
}

extension ClientCredential {
    fileprivate var need: ProviderFailure.Need { if case .key = self { .clientKey } else { .clientSecret } }
}
