import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The webhooks of a client: whom the events of its brand are delivered to. What has the server speak to an address that nobody has confirmed,
/// or tells people of it, is one of the changes that a client has within an hour (``ClientBudget/changesAllowed``).
struct WebhookAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) {
        router.post("\(Links.apiWebhooks)", use: make)
        router.get("\(Links.apiWebhooks)", use: list)
        router.get("\(Links.apiWebhook)", use: show)
        router.delete("\(Links.apiWebhook)", use: remove)
        router.post("\(Links.apiWebhookSecret)", use: renew)
        router.post("\(Links.apiWebhookResumption)", use: resume)
        router.post("\(Links.apiWebhookTests)", use: test)
        router.get("\(Links.apiDeliveries)", use: deliveries)
        router.post("\(Links.apiReplays)", use: replay)
    }

    @Sendable private func make(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeWebhooks)
        let fields = try await RequestFields(of: request, known: [.url, .types])
        let url = try address(fields)
        let kinds = try Self.kinds(fields)
        let services = services
        return try await RequestOnce(services: services).perform(
            request, context, under: Links.apiWebhooks,
            saying: [url.description] + kinds.map(\.rawValue).sorted()
        ) { subject in
            try await services.takeChange(context)
            let webhook = Webhook(
                id: ID<Webhook>(subject), client: context.client.id, brand: context.client.brand, url: url,
                kinds: kinds, madeAt: services.world.now())
            let secret = try services.keeping.newWebhookSecret(of: webhook.place)
            guard let made = try await services.stores.add(webhook, secret: secret, by: context.origin) else {
                throw Problem(.tooManyWebhooks)
            }
            let keys = try services.keeping.webhookKeys(secret, of: webhook.place)
            return try .init(WebhookTold(made), status: 201, showing: WebhookTold(made, keys))
        }
    }

    @Sendable private func list(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeWebhooks)
        let all = try await services.stores.webhooks(of: context.client.id)
        return try JSONResponse.of(["webhooks": all.map { WebhookTold($0) }])
    }

    @Sendable private func show(_ request: Request, _ context: ClientContext) async throws -> Response {
        try JSONResponse.of(WebhookTold(try await webhook(context)))
    }

    @Sendable private func remove(_ request: Request, _ context: ClientContext) async throws -> Response {
        let webhook = try await webhook(context)
        guard try await services.stores.remove(webhook.id, of: context.client.id, by: context.origin) else {
            throw Problem.notFound
        }
        return Response(status: .noContent, headers: [.cacheControl: "no-store"])
    }

    @Sendable private func renew(_ request: Request, _ context: ClientContext) async throws -> Response {
        let webhook = try await webhook(context)
        let services = services
        return try await RequestOnce(services: services).perform(request, context, saying: []) { _ in
            try await services.takeChange(context)
            let secret = try services.keeping.newWebhookSecret(of: webhook.place)
            guard
                try await services.stores.renew(webhook.id, of: context.client.id, to: secret, by: context.origin)
            else { throw Problem.notFound }
            let keys = try services.keeping.webhookKeys(secret, of: webhook.place)
            return try .init(WebhookTold(webhook), status: 200, showing: WebhookTold(webhook, keys))
        }
    }

    @Sendable private func resume(_ request: Request, _ context: ClientContext) async throws -> Response {
        let id = try await webhook(context).id
        let services = services
        return try await RequestOnce(services: services).perform(request, context, saying: []) { _ in
            try await services.takeChange(context)
            guard let webhook = try await services.stores.resume(id, of: context.client.id, by: context.origin)
            else { throw Problem.notFound }
            return try .init(WebhookTold(webhook), status: 200)
        }
    }

    @Sendable private func test(_ request: Request, _ context: ClientContext) async throws -> Response {
        try await deliver(nil, request, context)
    }

    @Sendable private func replay(_ request: Request, _ context: ClientContext) async throws -> Response {
        guard let delivery = ID<WebhookDelivery>(try context.parameters.require("delivery")) else {
            throw Problem.notFound
        }
        return try await deliver(delivery, request, context)
    }

    private func deliver(
        _ again: ID<WebhookDelivery>?, _ request: Request, _ context: ClientContext
    ) async throws -> Response {
        let id = try await webhook(context).id
        let services = services
        return try await RequestOnce(services: services).perform(request, context, saying: []) { subject in
            // What has happened may be sent again, however much that was.
            if again == nil { try await services.takeChange(context) }
            let made = try await services.stores.deliver(
                ID<WebhookDelivery>(subject), again: again, to: id, of: context.client.id)
            guard let made else { throw Problem.notFound }
            return try .init(DeliveryTold(made), status: 202)
        }
    }

    private static let mostDeliveries = 100

    @Sendable private func deliveries(_ request: Request, _ context: ClientContext) async throws -> Response {
        let id = try await webhook(context).id
        let all = try await services.stores.deliveries(of: id, of: context.client.id, limit: Self.mostDeliveries)
        return try JSONResponse.of(["deliveries": all.map(DeliveryTold.init)])
    }

    private func webhook(_ context: ClientContext) async throws -> Webhook {
        try context.require(.writeWebhooks)
        guard let id = ID<Webhook>(try context.parameters.require("webhook")),
            let webhook = try await services.stores.webhook(id, of: context.client.id)
        else { throw Problem.notFound }
        return webhook
    }

    private func address(_ fields: RequestFields) throws -> WebhookAddress {
        guard let address = WebhookAddress(try fields.required(.url)),
            !address.isPlain || services.receivers.allowsPlain
        else {
            throw RequestFields.unusable(.url, FaultWords.noAddress)
        }
        return address
    }

    /// None for all.
    private static func kinds(_ fields: RequestFields) throws -> Set<MachineEvent.Kind> {
        let words = (fields.optional(.types) ?? "").split(separator: " ")
        return Set(
            try words.map { word in
                guard let kind = MachineEvent.Kind(rawValue: String(word)) else {
                    throw RequestFields.unusable(.types, FaultWords.noTypes)
                }
                return kind
            })
    }
}

/// A webhook as its client reads it.
private struct WebhookTold: Encodable {
    let id: String
    let url: String
    /// None for all.
    let types: [String]
    let state: State
    let pausedAt: Date?
    let pausedBecause: String?
    let madeAt: Date
    /// Since when it is told of events: since it took a test.
    let confirmedAt: Date?
    /// Only where they have just been made.
    let secret: String?
    let publicKey: String?

    enum State: String, Encodable { case active, paused }

    init(_ webhook: Webhook, _ keys: WebhookKeys? = nil) {
        (id, url, madeAt) = (webhook.id.description, webhook.url.description, webhook.madeAt)
        confirmedAt = webhook.confirmedAt
        types = webhook.kinds.map(\.rawValue).sorted()
        state = webhook.pause == nil ? .active : .paused
        (pausedAt, pausedBecause) = (webhook.pause?.since, webhook.pause?.reason.rawValue)
        (secret, publicKey) = (keys?.secret, keys?.publicKey)
    }
}
