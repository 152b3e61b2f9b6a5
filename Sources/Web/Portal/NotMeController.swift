import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// "This was not me", from a link in a notice: closes every other way in, then leads to a new question.
struct NotMeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.notMe)", use: explain)
        router.post("\(Links.notMe)", use: report)
    }

    @Sendable private func explain(_ request: Request, _ context: MemberContext) async throws -> Response {
        let kept = try await services.stores.answer(of: context.session.account.id)
        return NotMePage(isReported: kept?.budget.isReported == true).response(context.visit)
    }

    @Sendable private func report(_ request: Request, _ context: MemberContext) async throws -> Response {
        let report = ReportNotMe(stores: services.stores, world: services.world)
        let outcome = try await report.perform(
            in: context.session, browser: context.visit.browser.hash, from: context.visit.address)
        guard case .reported(let token) = outcome else {
            return PasswordAgainPage(back: Links.notMe).response(context.visit)
        }
        // The password first: whoever knows the old one could log in again and choose the question.
        let isUser = !context.session.member.role.mayReportForAccount
        // Who has no password here chooses the question at once.
        if context.visit.companyOfSession != nil {
            var response = Redirect.to(isUser ? "\(Links.settings)?sessions" : Links.question)
            if let token { response.setCookie(context.visit.cookies.sessionCookie(token)) }
            return response
        }
        var response = Redirect.to(isUser ? "\(Links.newPassword)?reported" : Links.newPassword)
        if let token { response.setCookie(context.visit.cookies.sessionCookie(token)) }
        return response
    }
}
