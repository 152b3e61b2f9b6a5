import Foundation
import SecurityQuestions
import SignedTokens

/// The code flow with PKCE (OpenID Connect Core 1.0 §3.1, RFC 7636): there with a question, back with a code, and the code for a token.
package struct ProviderLogIn: Sendable {
    package let provider: Provider
    /// Where people come back to, as it is registered there.
    private let redirect: String

    /// - Parameter redirect: where a provider serves several names of hosts; without it the one of its settings.
    package init(_ provider: Provider, redirect: String? = nil) {
        (self.provider, self.redirect) = (provider, redirect ?? provider.settings.redirect)
    }

    /// In seconds: how long ago the password may have been given where it is asked for again.
    package static let againWithin = 300

    /// Where the browser is sent.
    ///
    /// - Parameters:
    ///   - isAgain: whether the password is to be given there once more, whoever is logged in.
    ///   - language: that the person reads, which the provider may go by (`ui_locales`).
    package func address(
        for question: ProviderQuestion, isAgain: Bool = false, language: String? = nil
    ) async throws(ProviderFailure) -> String {
        let settings = provider.settings
        let description = try await provider.describe()
        let endpoint = description.authorization
        var fields = [
            ("response_type", "code"), ("client_id", settings.client),
            ("redirect_uri", redirect),
            ("scope", (["openid"] + settings.scopes).joined(separator: " ")), ("state", question.state),
            ("nonce", question.nonce), ("code_challenge", question.challenge),
            ("code_challenge_method", "S256"),
        ]
        if isAgain {
            fields += [("prompt", "login"), ("max_age", "0")]
        } else if let longest = settings.longest {
            fields.append(("max_age", "\(longest)"))
        }
        if description.takesClaims, !settings.claims.isEmpty {
            // Their names are words without a quotation mark.
            let members = settings.claims.map { "\"\($0)\":null" }.joined(separator: ",")
            fields.append(("claims", "{\"id_token\":{\(members)}}"))
        }
        if let language { fields.append(("ui_locales", language)) }
        if !settings.classes.isEmpty {
            fields.append(("acr_values", settings.classes.joined(separator: " ")))
        }
        return endpoint + (endpoint.contains("?") ? "&" : "?") + FormText.fields(fields)
    }

    /// Who has logged in. The code is given to the provider that was asked and to no other, and only where the answer belongs to the
    /// question.
    package func finish(_ answer: ProviderAnswer, to question: ProviderQuestion, isAgain: Bool = false)
        async throws(ProviderFailure) -> IDToken
    {
        let settings = provider.settings
        guard let state = answer.state, state.isExactly(question.state) else { throw .otherAnswer }
        let description = try await provider.describe()
        if let issuer = answer.issuer {
            guard issuer.isExactly(settings.issuer) else { throw .otherIssuer }
        } else if description.namesItself {
            throw .otherIssuer
        }
        if let error = answer.error { throw .refused(Self.code(error)) }
        guard let code = answer.code, (1...4096).contains(code.utf8.count) else { throw .otherAnswer }
        let (token, access) = try await tokens(for: code, question, description)
        let check = IDTokenCheck(
            issuer: settings.issuer, client: settings.client, nonce: question.nonce, accessToken: access,
            longest: isAgain ? Self.againWithin : settings.longest)
        let said = try await provider.check(token, isAnswer: true) { (token, keys, now) throws(TokenRefusal) in
            try check.perform(token, keys: keys, at: now)
        }
        guard !isAgain, let needed = settings.needed, said.claims.value(at: needed) == nil, !said.leavesOut(needed),
            let access, let address = description.userInfo
        else { return said }
        return try await completed(said, at: address, by: access)
    }

    /// With what the provider says beside its token (OpenID Connect Core 1.0 §5.3), which some leave nearly empty. Where it says nothing, the
    /// token is all.
    private func completed(_ token: IDToken, at address: String, by access: String)
        async throws(ProviderFailure) -> IDToken
    {
        // RFC 6750 §2.1: what stands in a header.
        guard (1...8192).contains(access.utf8.count), access.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
            throw .unreadable
        }
        let answer = try await WebFetch(settings: provider.settings).perform(address, bearer: SecretText(access))
        if (400..<500).contains(answer.status) { return token }
        guard answer.status == 200 else { throw .status(answer.status) }
        guard let said = JSONObject(json: answer.body) else { throw .unreadable }
        // §5.3.2: an access token could have been another's.
        guard let subject = said.text("sub"), subject.isExactly(token.subject) else { throw .otherSubject }
        return token.with(said)
    }

    /// Where a browser ends what is left of the log-in there (OpenID Connect RP-Initiated Logout 1.0); nil where the provider offers nothing
    /// of the kind, or is not known at this moment.
    ///
    /// - Parameters:
    ///   - back: where it comes back to, as it is registered there.
    ///   - hint: the ID token of the log-in that is to end, for providers that ask for it.
    package func endAddress(backTo back: String, hint: String? = nil) async -> String? {
        guard let endpoint = try? await provider.describe().endSession else { return nil }
        let fields =
            [("client_id", provider.settings.client), ("post_logout_redirect_uri", back)]
            + (hint.map { [("id_token_hint", $0)] } ?? [])
        return endpoint + (endpoint.contains("?") ? "&" : "?") + FormText.fields(fields)
    }

    /// Whose sessions have ended there, by the provider's own word (Back-Channel Logout 1.0).
    package func ended(byToken text: String) async throws(ProviderFailure) -> LogoutTokenCheck.Ended {
        let token: SignedToken
        do { token = try SignedToken(text) } catch { throw .token(error) }
        let check = LogoutTokenCheck(issuer: provider.settings.issuer, client: provider.settings.client)
        return try await provider.check(token, isAnswer: false) { (token, keys, now) throws(TokenRefusal) in
            try check.perform(token, keys: keys, at: now)
        }
    }

    private func tokens(
        for code: String, _ question: ProviderQuestion, _ description: ProviderDescription
    ) async throws(ProviderFailure) -> (SignedToken, access: String?) {
        let answer = try await ask(code, question, description)
        let said = JSONObject(json: answer.body)
        guard answer.status == 200 else {
            if let error = said?.text("error") { throw .refused(Self.code(error)) }
            throw .status(answer.status)
        }
        guard let said, let text = said.text("id_token") else { throw .unreadable }
        do { return (try SignedToken(text), said.text("access_token")) } catch { throw .token(error) }
    }

    private func ask(_ code: String, _ question: ProviderQuestion, _ description: ProviderDescription)
        async throws(ProviderFailure) -> WebFetch.Answer
    {
        let settings = provider.settings
        let fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect),
            ("code_verifier", question.verifier),
        ]
        let (form, basic) = try settings.proven(
            fields, by: description.proof, at: description.token, provider.world)
        return try await WebFetch(settings: settings).perform(description.token, form: form, basic: basic)
    }

    /// Asks with a code that nobody was given: a provider that knows this server by its secret or key finds fault with the code alone.
    package func tryCredential() async throws(ProviderFailure) {
        let description = try await provider.describe()
        let question = ProviderQuestion(provider.world)
        let answer = try await ask(question.state, question, description)
        let error = JSONObject(json: answer.body)?.text("error") ?? ""
        if answer.status == 401 || ["invalid_client", "unauthorized_client"].contains(error) {
            throw .refused(Self.code(error.isEmpty ? "invalid_client" : error))
        }
    }

    /// A code of the registry, or that it is another: what stands there came from outside.
    private static func code(_ text: String) -> String {
        let known = [
            "access_denied", "invalid_request", "unauthorized_client", "unsupported_response_type",
            "invalid_scope",
            "server_error", "temporarily_unavailable", "login_required", "consent_required",
            "interaction_required",
            "account_selection_required", "invalid_client", "invalid_grant", "unsupported_grant_type",
            "unmet_authentication_requirements",
        ]
        return known.contains(text) ? text : "other"
    }
}
