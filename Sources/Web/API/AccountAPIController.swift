import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Accounts as the carrier's own systems know them: company, phones and language, the number by a request of its own, closing, and the
/// invitation of the first owner. Nothing here touches a person who has activated an account.
struct AccountAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) {
        router.post("\(Links.apiAccounts)", use: bring)
        router.get("\(Links.apiAccount)", use: show)
        router.post("\(Links.apiAccountNumber)", use: renumber)
        router.post("\(Links.apiAccountClosing)", use: close)
        router.post("\(Links.apiAccountInvitation)", use: invite)
    }

    private struct Told: Encodable {
        let id, number, company: String
        let phones: [String]
        let language, status: String

        init(_ account: Account) {
            (id, number, company) = (account.id.description, account.number, account.company)
            phones = account.phones.map(\.e164)
            (language, status) = (account.language.rawValue, account.status.rawValue)
        }
    }

    /// What became of it: ids and words alone, for it is kept for who sends the request again.
    private struct Change: Encodable {
        let id: String
        let result: Result
        /// What is another now.
        var changed: [String] = []

        enum Result: String, Encodable { case added, changed, unchanged, closed, invited }
    }

    @Sendable private func bring(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeAccounts)
        let fields = try await RequestFields(
            of: request, known: [.number, .company, .phones, .language, .ownerName, .ownerEmail])
        let number = try number(fields)
        let details = try AccountDetails(
            company: fields.line(.company), phones: phones(fields, context.client), language: fields.language())
        let owner = try owner(fields)
        let facts = [
            number, details.company ?? "", fields.optional(.phones) ?? "-", details.language?.rawValue ?? "",
            owner?.name ?? "", owner?.email.key ?? "",
        ]
        let (services, brand) = (services, context.client.brand)
        return try await RequestOnce(services: services).perform(
            request, context, under: Links.apiAccounts, saying: facts
        ) { subject in
            let bringing = BringAccount(stores: services.stores, keeping: services.keeping, world: services.world)
            let new = Self.new(ID<Account>(subject), number, brand, details, owner, services.world)
            let outcome = try await bringing.perform(
                number, of: brand, details: details, orAdding: new, by: context.origin
            ) { try await services.takeChange(context) }
            switch outcome {
            case .added(let id): return try .init(Change(id: id.description, result: .added), status: 201)
            case .changed(let id, let fields):
                return try .init(
                    Change(id: id.description, result: .changed, changed: fields.map(\.rawValue)), status: 200)
            case .left(let id): return try .init(Change(id: id.description, result: .unchanged), status: 200)
            case .refused(let reason): throw Problem(reason)
            case .notThere:
                throw Problem.invalid(
                    [
                        details.company == nil ? RequestFields.Name.company : nil,
                        details.language == nil ? .language : nil, owner == nil ? .ownerName : nil,
                        owner == nil ? .ownerEmail : nil,
                    ].compactMap { $0 }.map {
                        .init(pointer: $0.pointer, detail: FaultWords.missingOfNew)
                    })
            }
        }
    }

    private static func new(
        _ id: ID<Account>, _ number: String, _ brand: Brand.ID, _ details: AccountDetails,
        _ owner: (name: String, email: EmailAddress)?, _ world: World
    ) -> NewAccount? {
        guard let company = details.company, let language = details.language, let owner else { return nil }
        let account = Account(
            id: id, brand: brand, number: number, company: company, phones: details.phones ?? [], language: language,
            status: .pending)
        let member = Member(
            id: ID(world), account: id, name: owner.name, email: owner.email, role: .owner, language: language)
        return NewAccount(account: account, owner: member, invitation: nil)
    }

    @Sendable private func show(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.readAccounts)
        return try JSONResponse.of(Told(try await services.account(context)))
    }

    @Sendable private func renumber(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeAccounts)
        let number = try number(try await RequestFields(of: request, known: [.number]))
        let account = try await services.account(context)
        let services = services
        return try await RequestOnce(services: services).perform(request, context, saying: [number]) { _ in
            let change = ChangeAccount(stores: services.stores)
            let details = AccountDetails(number: number)
            let step = try await change.perform(account.id, to: details, isRehearsal: true, by: context.origin)
            if case .left = step {
                return try .init(Change(id: account.id.description, result: .unchanged), status: 200)
            }
            try await services.takeChange(context)
            switch try await change.perform(account.id, to: details, by: context.origin) {
            case .changed(let change, _):
                return try .init(
                    Change(
                        id: account.id.description, result: .changed, changed: change.fields.map(\.rawValue)),
                    status: 200)
            case .left, .added: return try .init(Change(id: account.id.description, result: .unchanged), status: 200)
            case .refused(let reasons): throw reasons.first.map { Problem($0) } ?? Problem(.accountNumberTaken)
            case nil: throw Problem.notFound
            }
        }
    }

    @Sendable private func close(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeAccounts)
        let account = try await services.account(context)
        let services = services
        return try await RequestOnce(services: services).perform(request, context, saying: []) { _ in
            guard account.status != .closed else {
                return try .init(Change(id: account.id.description, result: .unchanged), status: 200)
            }
            try await services.takeChange(context)
            let closed = try await CloseAccount(stores: services.stores).perform(account.id, by: context.origin)
            return try .init(
                Change(id: account.id.description, result: closed == .closed ? .closed : .unchanged), status: 200)
        }
    }

    @Sendable private func invite(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeAccounts)
        let account = try await services.account(context)
        let services = services
        return try await RequestOnce(services: services).perform(request, context, saying: []) { _ in
            guard account.status == .pending else { throw Problem(.accountNotPending) }
            try await services.takeChange(context)
            let invite = InviteOwner(stores: services.stores, keeping: services.keeping, world: services.world)
            guard case .invited = try await invite.perform(account.id, by: context.origin) else {
                throw Problem(.accountNotPending)
            }
            return try .init(Change(id: account.id.description, result: .invited), status: 200)
        }
    }

    private func number(_ fields: RequestFields) throws -> String {
        _ = try fields.required(.number)
        guard let number = try fields.line(.number), !Account.key(ofNumber: number).isEmpty else {
            throw RequestFields.unusable(.number, FaultWords.noNumber)
        }
        return number
    }

    /// Nil where nothing is said of an owner.
    private func owner(_ fields: RequestFields) throws -> (name: String, email: EmailAddress)? {
        guard fields.optional(.ownerName) != nil || fields.optional(.ownerEmail) != nil else { return nil }
        guard let name = PersonName.typed(try fields.required(.ownerName)) else {
            throw RequestFields.unusable(.ownerName, FaultWords.noName)
        }
        return (name, try fields.email(.ownerEmail))
    }

    /// Nil where nothing is said of phones; none where the text is empty.
    private func phones(_ fields: RequestFields, _ client: Client) throws -> [PhoneNumber]? {
        guard let text = fields.optional(.phones) else { return nil }
        guard let brand = services.brands[client.brand] else { throw Problem.notFound }
        let list = PhoneNumberList(text, plan: brand.numbering)
        guard list.refused.isEmpty else {
            throw RequestFields.unusable(.phones, FaultWords.noPhones)
        }
        return list.numbers
    }
}

extension Problem {
    /// Why an account was not added or changed.
    fileprivate init(_ reason: ImportConflict.Reason) {
        switch reason {
        case .numberTaken: self.init(.accountNumberTaken)
        case .unchangeable(.closed): self.init(.accountClosed)
        // Nothing is said of a person who is there.
        case .unchangeable: self.init(.memberNotAllowed)
        }
    }
}

extension WebServices {
    /// The account that the path names; one of another brand is as if it were not there.
    func account(_ context: ClientContext) async throws -> Account {
        guard let id = ID<Account>(try context.parameters.require("account")),
            let account = try await stores.account(id), account.brand == context.client.brand
        else { throw Problem.notFound }
        return account
    }

    /// Takes a change from what the client may change within an hour.
    func takeChange(_ context: ClientContext) async throws {
        guard let until = try await stores.takeChange(by: context.origin) else { return }
        throw Problem(.changesPaused, until: until, from: world.now())
    }
}
