import SecurityQuestions
import SignedTokens

/// What this server has to show a provider that it is the client.
package enum ClientCredential: Sendable {
    case secret(SecretText)
    case key(ClientKey)

    /// How it is shown, by what the provider says it takes; nil where it takes nothing of the kind.
    func way(_ said: JSONObject) -> ClientProof? {
        // Discovery 1.0: what says nothing takes Basic.
        let ways = said["token_endpoint_auth_methods_supported"]?.texts ?? [ClientProof.basic.name]
        switch self {
        case .secret: return [.basic, .form].first { ways.contains($0.name) }
        case .key(let key):
            let listed = said["token_endpoint_auth_signing_alg_values_supported"]
            let algorithm = key.algorithms.first { algorithm in
                listed.map { $0.texts?.contains(algorithm.rawValue) ?? false } ?? true
            }
            return algorithm.map(ClientProof.assertion).flatMap { ways.contains($0.name) ? $0 : nil }
        }
    }
}

/// How a client shows who it is.
enum ClientProof: Sendable {
    case basic, form
    case assertion(TokenAlgorithm)

    /// As providers name it (OpenID Connect Core 1.0 §9).
    var name: String {
        switch self {
        case .basic: "client_secret_basic"
        case .form: "client_secret_post"
        case .assertion: "private_key_jwt"
        }
    }
}

extension ProviderSettings {
    /// A form to the token endpoint with what shows who sends it; a secret that goes as HTTP Basic stands beside it.
    func proven(_ fields: [(String, String)], by proof: ClientProof, at address: String, _ world: World)
        throws(ProviderFailure) -> (form: String, basic: SecretText?)
    {
        switch (credential, proof) {
        case (.secret(let secret), .form):
            let own = [("client_id", client), ("client_secret", secret.reveal { $0 })]
            return (FormText.fields(fields + own), nil)
        case (.secret(let secret), _): return (FormText.fields(fields), secret)
        case (.key(let key), _):
            guard case .assertion(let algorithm) = proof,
                let assertion = try? key.assertion(of: client, for: address, by: algorithm, world)
            else { throw .missing(.clientKey) }
            let own = [
                ("client_id", client),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                ("client_assertion", assertion),
            ]
            return (FormText.fields(fields + own), nil)
        }
    }
}
