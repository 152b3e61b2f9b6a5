import HTTPTypes
import Hummingbird
import SecurityQuestions
import SpokenAnswers
import Telemetry

/// The interface for programs: JSON over HTTP, on a listener of its own, for clients that the operator has added. What it does goes
/// through the same use cases as the care desk's pages, in the name of an agent.
package enum ClientAPI {
    package static func application(_ services: WebServices, at listener: Listener) throws -> some ApplicationProtocol {
        let rates = ClientRates()
        return try listener.application(of: .api, services) { router($0, rates) }
    }

    static func router(_ services: WebServices, _ rates: ClientRates = ClientRates()) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestName(proxies: services.proxies, world: services.world))
        router.add(middleware: RequestLog(proxies: services.proxies))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: PublicRoutes(services: services, lane: .check))
        router.add(middleware: ProblemMiddleware())
        let known = Self.operations
        let description = DescriptionController(services: services)
        for operation in known.filter({ !$0.needsClient }) {
            router.on("\(operation.path)", method: operation.method) { request, context in
                try description.response(to: operation, request, context)
            }
        }
        let clients = router.group().add(middleware: ClientMiddleware(services: services, rates: rates))
        let inside = clients.group(context: ClientContext.self)
        LookUpAPIController(services: services).add(to: inside)
        CallAPIController(services: services).add(to: inside)
        AttemptAPIController(services: services).add(to: inside)
        GrantAPIController(services: services).add(to: inside)
        EventAPIController(services: services).add(to: inside)
        WebhookAPIController(services: services).add(to: inside)
        CodeCheckAPIController(services: services).add(to: inside)
        AccountAPIController(services: services).add(to: inside)
        MemberAPIController(services: services).add(to: inside)
        return router
    }

    /// Every operation that `openapi.yaml` describes, and nothing else: a test compares the two.
    struct Operation: Hashable {
        let method: HTTPRequest.Method
        let path: String
        var needsClient = true
    }

    static let operations = [
        Operation(method: .post, path: Links.apiLookUps),
        Operation(method: .post, path: Links.apiCalls),
        Operation(method: .get, path: Links.apiCall),
        Operation(method: .post, path: Links.apiAttempts),
        Operation(method: .post, path: Links.apiEnding),
        Operation(method: .get, path: Links.apiGrantOfCall),
        Operation(method: .post, path: Links.apiIntrospection),
        Operation(method: .delete, path: Links.apiGrant),
        Operation(method: .post, path: Links.apiGrantUse),
        Operation(method: .post, path: Links.apiTokenUse),
        Operation(method: .get, path: Links.apiKeySet, needsClient: false),
        Operation(method: .get, path: Links.apiConfiguration, needsClient: false),
        Operation(method: .get, path: Links.apiEvents),
        Operation(method: .post, path: Links.apiWebhooks),
        Operation(method: .get, path: Links.apiWebhooks),
        Operation(method: .get, path: Links.apiWebhook),
        Operation(method: .delete, path: Links.apiWebhook),
        Operation(method: .post, path: Links.apiWebhookSecret),
        Operation(method: .post, path: Links.apiWebhookResumption),
        Operation(method: .post, path: Links.apiWebhookTests),
        Operation(method: .get, path: Links.apiDeliveries),
        Operation(method: .post, path: Links.apiReplays),
        Operation(method: .post, path: Links.apiCodeChecks),
        Operation(method: .post, path: Links.apiAccounts),
        Operation(method: .get, path: Links.apiAccount),
        Operation(method: .post, path: Links.apiAccountNumber),
        Operation(method: .post, path: Links.apiAccountClosing),
        Operation(method: .post, path: Links.apiAccountInvitation),
        Operation(method: .get, path: Links.apiMembers),
        Operation(method: .post, path: Links.apiMembers),
        Operation(method: .delete, path: Links.apiMember),
        Operation(method: .get, path: Links.apiDescription, needsClient: false),
        Operation(method: .get, path: Links.apiProblem, needsClient: false),
    ]

    /// The methods of a path; none where there is no such path.
    static func methods(at path: String) -> [HTTPRequest.Method] {
        // A path that is written out is one of its own, though it would fit a place as well.
        let own = operations.filter { $0.path == path }
        guard own.isEmpty else { return own.map(\.method) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return operations.filter { operation in
            let own = operation.path.split(separator: "/", omittingEmptySubsequences: false)
            return own.count == parts.count
                && zip(own, parts).allSatisfy { $0.hasPrefix(":") && !$1.isEmpty || $0 == $1 }
        }.map(\.method)
    }
}

/// A request of a client that was let in.
struct ClientContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let client: Client
    /// The network address it came from.
    let address: String
    let language: Language

    init(context: WebContext) throws {
        guard let client = context.client else { throw Problem.unauthorized }
        coreContext = context.coreContext
        self.client = client
        (address, language) = (context.address, context.language)
    }

    /// The call that the path names.
    func call() throws -> ID<Call> {
        guard let id = ID<Call>(try parameters.require("call")) else { throw Problem.notFound }
        return id
    }

    /// The grant that the path names.
    func grant() throws -> ID<Grant> {
        guard let id = ID<Grant>(try parameters.require("grant")) else { throw Problem.notFound }
        return id
    }

    /// A client that does something by itself, for no agent.
    var origin: AuditOrigin {
        AuditOrigin(actor: .system, address: address, brand: client.brand, client: client.id)
    }

    func require(_ permission: Client.Permission) throws {
        guard client.may(permission) else { throw Problem.permissionMissing(permission) }
    }
}
