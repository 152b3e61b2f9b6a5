extension SignedToken {
    /// What it says, once its signature is right.
    ///
    /// - Parameter types: those that its `typ` may have. RFC 7515 §4.1.9: case does not count, and `application/` may stand before it.
    ///   A token without one is taken where `JWT` is.
    package func claims(by keys: VerificationKeys, types: Set<String>) throws(TokenRefusal) -> JSONObject {
        guard keys.algorithm.names.contains(where: algorithm.isExactly) else { throw .otherAlgorithm }
        guard types.contains(Self.plain(type ?? "JWT")) else { throw .otherType }
        guard let key = keys[keyID] else { throw .unknownKey }
        guard key.isValid(signature, for: signed) else { throw .wrongSignature }
        guard let claims = JSONObject(json: payload) else { throw .unreadableClaims }
        return claims
    }

    private static func plain(_ type: String) -> String {
        let lower = type.lowercased()
        return lower.hasPrefix("application/") ? String(lower.dropFirst("application/".count)) : lower
    }
}
