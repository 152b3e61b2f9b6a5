/// The keys of an issuer that may sign, by their ids.
///
/// Of a set (RFC 7517 §5) those count that are for the one algorithm of the issuer. Others are passed over: a set holds keys for
/// encryption as well, and new kinds may come. Two with one id are neither.
package struct VerificationKeys: Sendable {
    package let algorithm: TokenAlgorithm
    private let keys: [[UInt8]: VerificationKey]

    /// More keys than any issuer has.
    private static let most = 100

    /// Nil where `json` is no key set, or nothing in it can be used.
    package init?(json: some Collection<UInt8>, for algorithm: TokenAlgorithm) {
        guard case .array(let values) = JSONObject(json: json)?["keys"], values.count <= Self.most else { return nil }
        let found = values.compactMap { value in
            if case .object(let jwk) = value { VerificationKey(jwk, for: algorithm) } else { nil }
        }
        keys = Dictionary(grouping: found) { Array($0.id.utf8) }.compactMapValues { $0.count == 1 ? $0[0] : nil }
        guard !keys.isEmpty else { return nil }
        self.algorithm = algorithm
    }

    subscript(id: String) -> VerificationKey? { keys[Array(id.utf8)] }

    package var ids: [String] { keys.values.map(\.id).sorted() }
}
