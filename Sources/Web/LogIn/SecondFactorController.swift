import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The second factor of whoever has logged in, at either door: set up, looked at, turned off. It counts from the moment
/// the first code was right; before, nothing is kept.
struct SecondFactorController<Context: LoggedInContext>: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<Context>) {
        router.get("\(Links.secondFactor)", use: show)
        router.post("\(Links.secondFactor)", use: turnOn)
        router.get("\(Links.secondFactorOff)") { _, _ in Redirect.to(Links.secondFactor) }
        router.post("\(Links.secondFactorOff)", use: turnOff)
    }

    @Sendable private func show(_ request: Request, _ context: Context) async throws -> Response {
        let person = context.identity.person
        if let factor = try await services.stores.secondFactor(of: person) {
            return page(for: factor, context, recovered: request.uri.query == "recovered").response(context.visit)
        }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.secondFactor).response(context.visit)
        }
        let key = try services.keeping.newSecondFactorKey(of: person)
        return try setUpPage(context, key: key, error: nil).response(context.visit)
    }

    private func page(for factor: SecondFactor, _ context: Context, recovered: Bool = false) -> SecondFactorPage {
        let isAgent = context.identity.account == nil
        return SecondFactorPage(
            factor: factor, recovered: recovered, isRequired: isAgent && services.careSecondFactor == .required)
    }

    private func setUpPage(_ context: Context, key: SealedKey, error: Phrase?) throws -> SetUpPage {
        let secret = try services.keeping.secondFactorText(key, of: context.identity.person)
        return SetUpPage(
            key: key, link: KeyLink(secret: secret, email: context.identity.email, visit: context.visit), error: error,
            isRequired: context.visit.needsSecondFactor)
    }

    @Sendable private func turnOn(_ request: Request, _ context: Context) async throws -> Response {
        let key = SealedKey(formText: context.form[.key])
        let turnOn = TurnOnSecondFactor(stores: services.stores, keeping: services.keeping, world: services.world)
        let outcome = try await turnOn.perform(
            key: key, code: context.form[.code], of: context.identity, in: context.login, from: context.visit.address)
        switch (outcome, key) {
        case (.on(let codes), _): return RecoveryCodesPage(codes: codes).response(context.visit)
        case (.wrong, let key?):
            return try setUpPage(context, key: key, error: SecondFactorWords.firstCodeWrong).response(context.visit)
        case (.strangeKey, _), (.wrong, nil): throw HTTPError(.badRequest)
        case (.isOn, _): return Redirect.to(Links.secondFactor)
        case (.passwordNeeded, _): return PasswordAgainPage(back: Links.secondFactor).response(context.visit)
        }
    }

    @Sendable private func turnOff(_ request: Request, _ context: Context) async throws -> Response {
        let visit = context.visit
        let code = SecondFactorEntry(context.form)
        let turnOff = TurnOffSecondFactor(stores: services.stores, keeping: services.keeping, world: services.world)
        let outcome = try await turnOff.perform(
            code: code, of: context.identity, in: context.login, at: visit.place.login, from: visit.address)
        switch outcome {
        case .off: return SecondFactorOffPage().response(visit)
        case .isOff: return Redirect.to(Links.secondFactor)
        case .passwordNeeded: return PasswordAgainPage(back: Links.secondFactor).response(visit)
        case .codeMissing: return try await refused(context) { $0.codeError = SecondFactorWords.codeMissing }
        case .wrong:
            return try await refused(context) { page in
                if case .recoveryCode = code {
                    page.recoveryError = SecondFactorWords.recoveryWrong
                } else {
                    page.codeError = SecondFactorWords.codeWrong
                }
            }
        case .wait(let until):
            return try await refused(context, status: .tooManyRequests) {
                $0.codeError = services.wait(until: until)
            }
        }
    }

    /// The page again, with what was wrong.
    private func refused(
        _ context: Context, status: HTTPResponse.Status? = nil, _ mark: (inout SecondFactorPage) -> Void
    ) async throws -> Response {
        guard let factor = try await services.stores.secondFactor(of: context.identity.person) else {
            return Redirect.to(Links.secondFactor)
        }
        var page = page(for: factor, context)
        mark(&page)
        return page.response(context.visit, status: status)
    }
}

extension SealedKey {
    /// As it travels in the form of the set-up page; its seal binds it to the person.
    var formText: String {
        "\(keyID).\(Base64URL.text(nonce)).\(Base64URL.text(sealed))"
    }

    init?(formText: String) {
        let parts = formText.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, let sealed = Base64URL.bytes(parts[parts.count - 1]),
            let nonce = Base64URL.bytes(parts[parts.count - 2])
        else { return nil }
        let keyID = parts.dropLast(2).joined(separator: ".")
        self.init(keyID: keyID, nonce: Array(nonce), sealed: Array(sealed))
    }
}

/// What an authenticator app is told: a key URI.
struct KeyLink: Sendable {
    let secret: String
    let email: EmailAddress
    let issuer: String

    init(secret: String, email: EmailAddress, visit: Visit) {
        self.secret = secret
        self.email = email
        issuer = visit.text(visit.site.name)
    }

    var text: String {
        let label = "\(escaped(issuer)):\(escaped(email.text))"
        return "otpauth://totp/\(label)?secret=\(secret)&issuer=\(escaped(issuer))&algorithm=SHA1"
            + "&digits=\(SecondFactor.digits)&period=\(SecondFactor.step)"
    }

    /// "ABCD EFGH …", to be typed.
    var groups: [String] {
        stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }
    }

    private func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.subtracting(.init(charactersIn: ":&=+?/#")))
            ?? ""
    }
}
