import Foundation
import SecurityQuestions

/// Every path of the product, written once. Routes are registered with, and pages link to, the same text.
enum Links {
    static let home = "/"
    static let login = "/login"
    /// The log-in that leads on to `path`.
    static func login(backTo path: String) -> String {
        path.isEmpty || path == home ? login : login + back(to: path)
    }
    private static func back(to path: String) -> String {
        "?back=\(path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
    static let logout = "/logout"
    /// How long a log-in still lasts: asked for by scripts; sent as a form, it goes on.
    static let loginTime = "/login/time"
    /// By the company's own provider of log-ins: there, back, the second factor, and the provider's own word of a log-out.
    static let companyLogIn = "/login/company"
    static func companyLogIn(backTo path: String) -> String {
        path.isEmpty || path == home ? companyLogIn : companyLogIn + back(to: path)
    }
    static let companyAgain = "/login/company/again"
    static func companyAgain(backTo path: String) -> String { companyAgain + back(to: path) }
    static let companyAnswer = "/login/company/answer"
    static let companyCode = "/login/company/code"
    static let companyLogOut = "/login/company/log-out"
    /// By which the provider knows this server as its client.
    static let companyKeys = "/login/company/keys"
    /// One log-in without it.
    static let logInLink = "/login/link/:token"
    static func logInLink(_ token: String) -> String { "/login/link/\(token)" }
    static let language = "/language"
    static let account = "/account"
    static let settings = "/account/settings"
    /// For a link from elsewhere: with the brand's own log-in on the way, where there is one.
    static let settingsFromElsewhere = "/settings"
    static let question = "/account/settings/security-question"
    static let passwordAgain = "/account/settings/password"
    /// Asks for the password again and leads on to `path`.
    static func passwordAgain(backTo path: String) -> String { passwordAgain + back(to: path) }
    static let newPassword = "/account/settings/new-password"
    static let newEmail = "/account/settings/e-mail"
    static let newEmailAgain = "/account/settings/e-mail/again"
    static let newEmailCancelled = "/account/settings/e-mail/cancellation"
    static let sessions = "/account/settings/sessions"
    static let secondFactor = "/second-factor"
    static let profile = "/profile"
    static let ownSessions = "/profile/sessions"
    static let ownKeys = "/profile/keys"
    static let secondFactorOff = "/second-factor/off"
    static let secondStep = "/login/code"
    /// The last step of a log-in that opens several accounts.
    static let accountChoice = "/login/account"
    static let switchAccount = "/account/switch"
    static let supportCode = "/support-code"
    static let anotherSupportCode = "/support-code/another"
    static let theyCalledMe = "/support-code/they-called-me"
    /// Behind a mailed link.
    static let codeLink = "/code/:token"
    static func codeLink(_ token: String) -> String { "/code/\(token)" }
    static let codeLinkReport = "/code/:token/they-called-me"
    static func codeLinkReport(_ token: String) -> String { "/code/\(token)/they-called-me" }
    static let announcement = "/calling-customer-care"
    /// Whether there is something new of a call.
    static let callNews = "/calling-customer-care/news"
    static func callNews(since mark: String) -> String { "\(callNews)?since=\(mark)" }
    static let notMe = "/not-me"
    static let notMeByLink = "/not-me/:token"
    static func notMeByLink(_ token: String) -> String { "/not-me/\(token)" }

    static let passwordForgotten = "/password"
    static let passwordReset = "/password/:token"
    static func passwordReset(_ token: String) -> String { "/password/\(token)" }
    static let emailConfirmation = "/email/:token"
    static func emailConfirmation(_ token: String) -> String { "/email/\(token)" }

    static let people = "/account/people"
    static let invitePerson = "/account/people/invitation"
    static let person = "/account/people/:member"
    static func person(_ id: ID<Member>) -> String { "\(people)/\(id)" }
    static let personRole = "/account/people/:member/role"
    static func personRole(_ id: ID<Member>) -> String { "\(people)/\(id)/role" }
    static let personCalls = "/account/people/:member/calls"
    static func personCalls(_ id: ID<Member>) -> String { "\(people)/\(id)/calls" }
    static let personInvitation = "/account/people/:member/invitation"
    static func personInvitation(_ id: ID<Member>) -> String { "\(people)/\(id)/invitation" }
    static let personRemoval = "/account/people/:member/removal"
    static func personRemoval(_ id: ID<Member>) -> String { "\(people)/\(id)/removal" }

    static let activity = "/account/activity"
    static let help = "/help"
    static let helpArticle = "/help/:article"
    static func helpArticle(_ name: String, at heading: String? = nil) -> String {
        heading.map { "\(help)/\(name)#\($0)" } ?? "\(help)/\(name)"
    }
    static let helpPictures = "/help/assets/**"
    static func activity(about topic: ActivityTopic, before number: Int64? = nil) -> String {
        let parts = [topic == .everything ? nil : "about=\(topic.rawValue)", number.map { "before=\($0)" }]
        let query = parts.compactMap(\.self).joined(separator: "&")
        return query.isEmpty ? activity : "\(activity)?\(query)"
    }

    static let activation = "/activate/:token"
    static func activation(_ token: String) -> String { "/activate/\(token)" }
    static let activationRenewal = "/activate/:token/new-link"
    static func activationRenewal(_ token: String) -> String { "/activate/\(token)/new-link" }
    static let activationConfirmation = "/activate/:token/confirmation"
    static func activationConfirmation(_ token: String) -> String { "/activate/\(token)/confirmation" }
    static let activationPassword = "/activate/:token/password"
    static func activationPassword(_ token: String) -> String { "/activate/\(token)/password" }
    static let activationQuestion = "/activate/:token/security-question"
    static func activationQuestion(_ token: String) -> String { "/activate/\(token)/security-question" }

    /// The look-up, for a link from elsewhere: what stands after `#` is put into its field by a script, and sent by nobody but the agent.
    static let find = "/find"
    static let lookUps = "/look-ups"
    static let lookUp = "/look-ups/:ticket"
    static let lookUpInvitation = "/look-ups/:ticket/invitation"
    static func lookUpInvitation(_ ticket: String) -> String { "/look-ups/\(ticket)/invitation" }
    static func lookUp(_ ticket: String) -> String { "/look-ups/\(ticket)" }
    static let calls = "/calls"
    static let call = "/calls/:call"
    static func call(_ id: ID<Call>) -> String { "/calls/\(id)" }
    static let attempts = "/calls/:call/attempts"
    static func attempts(_ id: ID<Call>) -> String { "/calls/\(id)/attempts" }
    static let codeAttempts = "/calls/:call/code-attempts"
    static func codeAttempts(_ id: ID<Call>) -> String { "/calls/\(id)/code-attempts" }
    static let codeLinks = "/calls/:call/code-links"
    static func codeLinks(_ id: ID<Call>) -> String { "/calls/\(id)/code-links" }
    /// What is advised in a call, from the page that advises it.
    static let callInvitation = "/calls/:call/invitation"
    static func callInvitation(_ id: ID<Call>) -> String { "/calls/\(id)/invitation" }
    static let callNumbers = "/calls/:call/numbers"
    static func callNumbers(_ id: ID<Call>) -> String { "/calls/\(id)/numbers" }
    static let callWords = "/calls/:call/words"
    static func callWords(_ id: ID<Call>) -> String { "/calls/\(id)/words" }
    static let caller = "/calls/:call/caller"
    static func caller(_ id: ID<Call>) -> String { "/calls/\(id)/caller" }
    static let somebodyElse = "/calls/:call/somebody-else"
    static func somebodyElse(_ id: ID<Call>) -> String { "/calls/\(id)/somebody-else" }
    static let keepingOpen = "/calls/:call/keeping-open"
    static func keepingOpen(_ id: ID<Call>) -> String { "/calls/\(id)/keeping-open" }
    static let reopening = "/calls/:call/reopening"
    static func reopening(_ id: ID<Call>) -> String { "/calls/\(id)/reopening" }
    static let ending = "/calls/:call/ending"
    static func ending(_ id: ID<Call>) -> String { "/calls/\(id)/ending" }

    static let agentAccess = "/administration/agents"
    static let newAgent = "/administration/new-agent"
    static let accessOfAgent = "/administration/agents/:agent"
    static func accessOfAgent(_ id: ID<Agent>) -> String { "\(agentAccess)/\(id)" }
    static let agentMatter = "/administration/agents/:agent/:matter"

    static let overview = "/supervision"
    static let locks = "/supervision/locks"
    static let lock = "/supervision/locks/:account"
    static func lock(_ id: ID<Account>) -> String { "/supervision/locks/\(id)" }
    static let lifting = "/supervision/locks/:account/lifting"
    static func lifting(_ id: ID<Account>) -> String { "/supervision/locks/\(id)/lifting" }
    static let agents = "/supervision/agents"
    static let agent = "/supervision/agents/:agent"
    static func agent(_ id: ID<Agent>) -> String { "/supervision/agents/\(id)" }
    static let agentPause = "/supervision/agents/:agent/pause"
    static func agentPause(_ id: ID<Agent>) -> String { "/supervision/agents/\(id)/pause" }
    static let agentResumption = "/supervision/agents/:agent/resumption"
    static func agentResumption(_ id: ID<Agent>) -> String { "/supervision/agents/\(id)/resumption" }
    static let auditLog = "/supervision/audit-log"
    static func auditLog(asking query: String) -> String { "\(auditLog)?\(query)" }
    static let auditVerification = "/supervision/audit-log/verification"
    static let auditExport = "/supervision/audit-log/export"
    static func auditExport(asking query: String) -> String { "\(auditExport)?\(query)" }

    /// Of the interface for programs.
    static let apiLookUps = "/v1/lookups"
    static let apiCalls = "/v1/calls"
    static let apiCall = "/v1/calls/:call"
    static let apiAttempts = "/v1/calls/:call/attempts"
    static let apiEnding = "/v1/calls/:call/end"
    static let apiGrantOfCall = "/v1/calls/:call/grant"
    static let apiIntrospection = "/v1/grants/introspect"
    static let apiGrant = "/v1/grants/:grant"
    static let apiGrantUse = "/v1/grants/:grant/consume"
    static let apiTokenUse = "/v1/grants/consume"
    static let apiKeySet = "/.well-known/jwks.json"
    static let apiConfiguration = "/.well-known/countersign-configuration"
    static let apiEvents = "/v1/events"
    static let apiWebhooks = "/v1/webhooks"
    static let apiWebhook = "/v1/webhooks/:webhook"
    static let apiWebhookSecret = "/v1/webhooks/:webhook/secret"
    static let apiWebhookResumption = "/v1/webhooks/:webhook/resumption"
    static let apiWebhookTests = "/v1/webhooks/:webhook/tests"
    static let apiDeliveries = "/v1/webhooks/:webhook/deliveries"
    static let apiReplays = "/v1/webhooks/:webhook/deliveries/:delivery/replays"
    static let apiCodeChecks = "/v1/code-checks"
    static let apiAccounts = "/v1/accounts"
    static let apiAccount = "/v1/accounts/:account"
    static let apiAccountNumber = "/v1/accounts/:account/renumber"
    static let apiAccountClosing = "/v1/accounts/:account/close"
    static let apiAccountInvitation = "/v1/accounts/:account/invitation"
    static let apiMembers = "/v1/accounts/:account/members"
    static let apiMember = "/v1/accounts/:account/members/:member"
    static let apiDescription = "/v1/openapi.json"
    static let apiProblem = "/problems/:problem"

    static let live = "/health/live"
    static let ready = "/health/ready"
    /// What the assets are served under.
    static let assets = "/assets/**"
    /// On a listener of its own.
    static let metrics = "/metrics"

    /// Where a visitor may be sent back to: a path of this site, nothing else (no `//host`, no scheme, no control characters).
    static func isLocal(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\") && path.utf8.count <= 300
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
