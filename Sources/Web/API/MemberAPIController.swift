import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The people of an account, as a client reads, invites and removes them. It changes nobody, and touches no owner.
struct MemberAPIController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<ClientContext>) {
        router.get("\(Links.apiMembers)", use: list)
        router.post("\(Links.apiMembers)", use: invite)
        router.delete("\(Links.apiMember)", use: remove)
    }

    private struct Told: Encodable {
        let id, name, email, role: String
        let mayCall: Bool
        let state: State
        let invitedUntil: Date?

        enum State: String, Encodable { case joined, invited }

        init(_ person: AccountPerson) {
            let member = person.member
            (id, name, email) = (member.id.description, member.name, member.email.text)
            (role, mayCall) = (member.role.rawValue, member.mayCall)
            switch person.state {
            case .joined: (state, invitedUntil) = (.joined, nil)
            case .invited(let until): (state, invitedUntil) = (.invited, until)
            }
        }
    }

    /// Ids alone, for it is kept for who sends the request again.
    private struct Invited: Encodable {
        let id, account, role: String
        let result = "invited"
    }

    @Sendable private func list(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.readMembers)
        let people = try await services.stores.people(of: try await services.account(context).id)
        return try JSONResponse.of(["members": people.map(Told.init)])
    }

    /// Whom a client invites: the role of an owner is given by owners.
    private enum Role: String, CaseIterable { case administrator, user }

    @Sendable private func invite(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeMembers)
        let fields = try await RequestFields(of: request, known: [.name, .email, .role, .language])
        guard let name = PersonName.typed(try fields.required(.name)) else {
            throw RequestFields.unusable(.name, FaultWords.noName)
        }
        let (email, language) = (try fields.email(.email), try fields.language())
        let role: Member.Role = try fields.choice(.role, of: Role.self) == .administrator ? .administrator : .user
        let account = try await services.account(context)
        let services = services
        return try await RequestOnce(services: services).perform(
            request, context, saying: [name, email.key, role.rawValue, language?.rawValue ?? ""]
        ) { subject in
            try await services.takeChange(context)
            let member = Member(
                id: ID<Member>(subject), account: account.id, name: name, email: email, role: role, language: language)
            let add = AddMember(stores: services.stores, keeping: services.keeping, world: services.world)
            switch try await add.perform(member, by: context.origin) {
            case .added: break
            // Begun before a stop of the server.
            case .notAdded(.alreadyHere(let there)) where there.id == member.id: break
            case .notAdded(let refusal): throw Problem(refusal)
            }
            return try .init(
                Invited(id: member.id.description, account: account.id.description, role: role.rawValue), status: 201)
        }
    }

    @Sendable private func remove(_ request: Request, _ context: ClientContext) async throws -> Response {
        try context.require(.writeMembers)
        let account = try await services.account(context)
        // Sent again, it finds nobody and takes none of the client's changes.
        guard let member = ID<Member>(try context.parameters.require("member")),
            try await services.stores.people(of: account.id).contains(where: { $0.member.id == member })
        else { throw Problem.notFound }
        try await services.takeChange(context)
        let change = ChangePeople(stores: services.stores, keeping: services.keeping, world: services.world)
        switch try await change.perform(.removal, on: member, of: account.id, by: context.origin) {
        case .done: return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        case .notAllowed, .lastOwner: throw Problem(.memberNotAllowed)
        case .gone, .alreadySo, .changedMeanwhile, .justMailed: throw Problem.notFound
        case .accountNotOpen: throw Problem(.accountNotActive)
        }
    }
}

extension Problem {
    fileprivate init(_ refusal: AddMember.Refusal) {
        switch refusal {
        case .accountNotOpen: self.init(.accountNotActive)
        case .notAllowed: self.init(.memberNotAllowed)
        case .alreadyHere: self.init(.memberExists)
        case .tooMany, .tooManyOpen: self.init(.tooManyMembers)
        }
    }
}
