import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Edit the security question: the password again, then a question and a new answer.
struct QuestionController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.question)", use: edit)
        router.post("\(Links.question)", use: save)
        router.get("\(Links.passwordAgain)") { _, _ in Redirect.to(Links.question) }
        router.post("\(Links.passwordAgain)", use: confirm)
    }

    @Sendable private func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.session.member.role.mayEditSecurityQuestion else { throw NotAllowed() }
        guard passwordIsFresh(context) else { return PasswordAgainPage(error: nil).response(context.visit) }
        let kept = try await services.stores.answer(of: context.session.account.id, slot: 0)
        let chosen = request.uri.queryParameters["question"].map(String.init) ?? kept?.answer.questionID
        return EditPage(chosen: chosen ?? "", key: ID(services.world)).response(context.visit)
    }

    @Sendable private func confirm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = context.session.member
        let chosen = context.form[.question]
        let gate = LoginGate(
            services: services, place: context.brand.id, email: member.email.text, visit: context.visit)
        switch try await gate.admit({ try await passwordIsRight(context) ? member : nil }) {
        case .right: return try await renew(context, chosen: chosen)
        case .wrong: return PasswordAgainPage(error: LoginWords.againWrong, chosen: chosen).response(context.visit)
        case .wait(let why): return PasswordAgainPage(error: why, chosen: chosen).response(context.visit)
        }
    }

    private func passwordIsRight(_ context: MemberContext) async throws -> Bool {
        let member = context.session.member
        let isRight = try await services.keeping.isRight(
            context.form.secret(.password), with: services.stores.password(of: member.id), of: .member(member.id))
        if !isRight {
            try await services.stores.record(
                AuditEvent(
                    at: services.world.now(), kind: .memberLoginFailed, actor: context.actor, account: member.account,
                    address: context.visit.address))
        }
        return isRight
    }

    /// A new token for the session (OWASP ASVS 5.0 7.2.4), and on to the form.
    private func renew(_ context: MemberContext, chosen: String) async throws -> Response {
        let token = SecretToken(services.world)
        let isRenewed = try await services.stores.renew(
            context.token.hash, as: token.hash, passwordGivenAt: services.world.now())
        let known = Catalogue.question(chosen)?.id
        var response = Redirect.to(known.map(Links.question(choosing:)) ?? Links.question)
        if isRenewed { response.setCookie(Arrival.Door.portal.sessionCookie(token)) }
        return response
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = context.session.member
        guard member.role.mayEditSecurityQuestion else { throw NotAllowed() }
        guard passwordIsFresh(context) else {
            return PasswordAgainPage(error: nil, chosen: context.form[.question]).response(context.visit)
        }
        guard let key = ID<SealedAnswer>(context.form[.key]) else { throw HTTPError(.badRequest) }
        let kept = try await services.stores.answer(of: member.account, slot: 0)?.answer
        if let kept, kept.id == key { return sentAgain(context, kept) }
        let setting = AnswerSetting(
            services: services, account: context.session.account, brand: context.brand, by: member,
            language: context.visit.text.language)
        switch try await setting.outcome(of: context.form, replacing: kept, id: key) {
        case .refused(let refusal):
            return EditPage(chosen: context.form[.question], key: key, remark: .refused(refusal)).response(
                context.visit)
        case .heard(let words):
            return EditPage(chosen: context.form[.question], key: key, remark: .heard(words)).response(context.visit)
        case .sealed(let answer):
            try await services.stores.replace(
                with: answer,
                event: AuditEvent(
                    at: answer.setAt, kind: .questionChanged, actor: context.actor, account: member.account,
                    address: context.visit.address))
            return saved
        }
    }

    /// A form whose key has set an answer already. A double click comes at once; later it is the page that the back
    /// button brought back, perhaps with another answer. Comparing the two would let guesses be tried here.
    private func sentAgain(_ context: MemberContext, _ kept: SealedAnswer) -> Response {
        let isDoubleClick = services.world.now().timeIntervalSince(kept.setAt) < 15
        if isDoubleClick, kept.questionID == context.form[.question] { return saved }
        return EditPage(chosen: context.form[.question], key: ID(services.world), remark: .usedUp).response(
            context.visit)
    }

    private var saved: Response { Redirect.to("\(Links.settings)?saved") }

    private func passwordIsFresh(_ context: MemberContext) -> Bool {
        context.session.session.passwordIsFresh(at: services.world.now())
    }
}
