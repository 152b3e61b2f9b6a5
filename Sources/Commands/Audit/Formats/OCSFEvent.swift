import Encodings
import Phrasebook
import SecurityQuestions

/// An entry of the log as an event of the Open Cybersecurity Schema Framework (schema.ocsf.io). What no attribute of it is meant for, the
/// chain above all, stands under `unmapped` as it is chained.
struct OCSFEvent: Encodable {
    static let version = "1.8.0"

    private let categoryUid, classUid, activityId, typeUid, severityId, statusId: Int
    private let activityName: String
    /// Milliseconds since 1970.
    private let time: Int64
    private let message: String
    private let statusDetail: String?
    private let metadata: Metadata
    private let actor: Actor?
    private let user: User?
    private let srcEndpoint: Endpoint?
    private let authFactors: [Factor]?
    private let service, app: Product?
    private let unmapped: Unmapped

    init(_ fed: FedEntry) {
        let entry = fed.entry
        let mapped = fed.kind.map(OCSFMapping.init) ?? .unknown
        categoryUid = mapped.eventClass.category
        classUid = mapped.eventClass.rawValue
        activityId = mapped.activity
        activityName = mapped.name ?? entry.kind
        typeUid = mapped.eventClass.rawValue * 100 + mapped.activity
        severityId = mapped.severity.rawValue
        statusId = mapped.status.rawValue
        time = entry.at
        message = fed.kind.map { AuditWords.told($0).en } ?? entry.kind
        statusDetail = fed.detail
        metadata = Metadata(
            version: Self.version, uid: Hexadecimal.text(entry.hash), eventCode: entry.kind, sequence: entry.number,
            tenantUid: entry.place?.brand, correlationUid: fed.call,
            profiles: mapped.eventClass.isAboutSomebody ? nil : ["host"])
        let acting = User(uid: fed.actorID, name: fed.actorName, type: entry.actor)
        actor = Actor(user: acting)
        user = mapped.eventClass.isAboutSomebody ? Self.concerned(fed, acting, mapped) : nil
        // A network address by its pseudonym is no address.
        srcEndpoint =
            mapped.eventClass.isAboutSomebody
            ? fed.address.map { fed.ids == nil ? Endpoint(ip: $0) : Endpoint(uid: $0) } : nil
        authFactors = mapped.factor.map { [Factor($0)] }
        service = mapped.eventClass == .authentication ? Product() : nil
        app = mapped.eventClass == .applicationLifecycle ? Product() : nil
        unmapped = Unmapped(fed)
    }

    func encoded() throws -> String { try JSONText.compactInSnakeCase(self) + "\n" }

    /// Who proves who they are, or whose access changes: in a call the customer, by the caller or the account; else who acts.
    private static func concerned(_ fed: FedEntry, _ acting: User, _ mapped: OCSFMapping) -> User {
        guard mapped.isAboutTheAccount, let id = fed.caller ?? fed.account else { return acting }
        return User(uid: id, name: nil, type: "member")
    }
}

extension OCSFEvent {
    private struct Metadata: Encodable {
        let version, uid, eventCode: String
        let sequence: Int64
        let tenantUid, correlationUid: String?
        /// What brings `actor` to classes that have none of their own.
        let profiles: [String]?
        var logName = "audit"
        var product = Product()
    }

    private struct Product: Encodable {
        var name = "Countersign"
        var version = ProgramVersion.number
    }

    private struct Actor: Encodable { let user: User }

    private struct User: Encodable {
        let uid, name: String?
        let typeId: Int
        let type: String

        /// - Parameter type: the sort of actor, as an entry has it. Who has no id is named by it.
        init(uid: String?, name: String?, type: String) {
            self.uid = uid
            self.name = name ?? (uid == nil ? type : nil)
            self.type = type
            typeId =
                switch type {
                case "member", "agent": 1
                case "host": 2
                case "system": 3
                default: 0
                }
        }
    }

    private struct Endpoint: Encodable {
        var ip: String?
        var uid: String?
    }

    private struct Factor: Encodable {
        let factorTypeId: Int
        let factorType: String

        init(_ factor: OCSFMapping.Factor) {
            factorTypeId = factor.rawValue
            factorType = factor.caption
        }
    }

    /// Everything that the hash is of, so that the chain can be checked.
    private struct Unmapped: Encodable {
        let number, at: Int64
        /// Of the entry: the first had no place.
        let format: Int
        let kind, actor: String
        let brand, client, node: String?
        let nodeSequence: Int64?
        let who, what, previous, hash: String
        let tag, account, call, caller: String?

        init(_ fed: FedEntry) {
            let entry = fed.entry
            (number, at, kind, actor) = (entry.number, entry.at, entry.kind, entry.actor)
            format = entry.place == nil ? 1 : 2
            (brand, client, node) = (entry.place?.brand, entry.place?.client, entry.place?.node)
            nodeSequence = entry.place?.nodeSequence
            who = Hexadecimal.text(entry.who.digest)
            what = Hexadecimal.text(entry.what.digest)
            previous = Hexadecimal.text(fed.previous)
            hash = Hexadecimal.text(entry.hash)
            tag = entry.tag.map(Hexadecimal.text)
            (account, call, caller) = (fed.account, fed.call, fed.caller)
        }
    }
}
