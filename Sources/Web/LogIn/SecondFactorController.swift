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
        let identity = context.identity
        let now = services.world.now()
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.secondFactor).response(context.visit)
        }
        guard let key = SealedKey(formText: context.form[.key]) else { throw HTTPError(.badRequest) }
        // Sent twice: the recovery codes were shown once, and count.
        guard try await services.stores.secondFactor(of: identity.person) == nil else {
            return Redirect.to(Links.secondFactor)
        }
        let step: Int64?
        do {
            step = try SupportCode.read(context.form[.code]).flatMap {
                try services.keeping.secondFactorStep(of: $0, key: key, of: identity.person, at: now)
            }
        } catch is KeepingFailure {
            throw HTTPError(.badRequest)
        }
        guard let step else {
            return try setUpPage(context, key: key, error: SecondFactorWords.firstCodeWrong).response(context.visit)
        }
        let codes = (0..<SecondFactor.recoveryCodes).map { _ in RecoveryCode.new(services.world) }
        try await services.stores.turnOnSecondFactor(
            of: identity.person, key: key, usedStep: step,
            recovery: codes.compactMap(RecoveryCode.read).map(RecoveryCode.hash), keeping: context.token.hash,
            event: identity.event(.secondFactorOn, at: now, from: context.visit))
        return RecoveryCodesPage(codes: codes).response(context.visit)
    }

    @Sendable private func turnOff(_ request: Request, _ context: Context) async throws -> Response {
        let identity = context.identity
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.secondFactor).response(context.visit)
        }
        guard let factor = try await services.stores.secondFactor(of: identity.person) else {
            return Redirect.to(Links.secondFactor)
        }
        var page = page(for: factor, context)
        guard let typed = SecondFactorCheck.Typed(context.form) else {
            page.codeError = SecondFactorWords.codeMissing
            return page.response(context.visit)
        }
        let check = SecondFactorCheck(services: services, identity: identity, visit: context.visit)
        switch try await check.spend(typed) {
        case .wrong:
            switch typed {
            case .code: page.codeError = SecondFactorWords.codeWrong
            case .recovery: page.recoveryError = SecondFactorWords.recoveryWrong
            }
            return page.response(context.visit)
        case .wait(let why):
            page.codeError = why
            return page.response(context.visit, status: .tooManyRequests)
        case .right:
            _ = try await services.stores.turnOffSecondFactor(
                of: identity.person,
                event: identity.event(.secondFactorOff, at: services.world.now(), from: context.visit))
            return SecondFactorOffPage().response(context.visit)
        }
    }
}

extension SealedKey {
    /// As it travels in the form of the set-up page; its seal binds it to the person.
    var formText: String {
        "\(keyID).\(SecretToken.base64URL(nonce)).\(SecretToken.base64URL(sealed))"
    }

    init?(formText: String) {
        let parts = formText.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, let sealed = SecretToken.bytes(base64URL: parts[parts.count - 1]),
            let nonce = SecretToken.bytes(base64URL: parts[parts.count - 2])
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
        switch visit.place {
        case .portal(let brand, _): issuer = brand.name
        case .careDesk: issuer = visit.text(Words.careDesk)
        }
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
