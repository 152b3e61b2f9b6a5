import Encodings
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SignedTokens
import SpokenAnswers

/// The members of a request's body: a JSON object of texts, and of objects of texts where the operation knows them. A member that the
/// operation does not know is refused, for it was meant to do something.
struct RequestFields {
    /// By the JSON Pointer (RFC 6901) to each.
    private let values: [String: String]
    /// Which objects stand in it.
    private let objects: Set<String>

    enum Name: String, CaseIterable {
        case agent, stated, second, lookup, proof, spoken, code, outcome, url, types
        case number, company, phones, language, name, email, role
        case ownerName = "owner_name"
        case ownerEmail = "owner_email"
        case externalID = "external_id"
        /// Members of `caller`.
        case callerNumber = "caller/number"
        case callerVerstat = "caller/verstat"
        case callerAttest = "caller/attest"

        var pointer: String { "/" + rawValue }

        /// So many characters at most, as `openapi.yaml` says.
        var longest: Int {
            switch self {
            case .agent, .email, .ownerEmail: 254
            case .stated, .second, .lookup, .spoken, .number, .company, .ownerName, .name: 200
            case .externalID: CallMetadata.longestID
            case .code, .proof, .outcome, .language, .role, .callerNumber, .callerVerstat, .callerAttest: 40
            case .phones: 1000
            case .url: WebhookAddress.longest
            case .types: 1000
            }
        }
    }

    /// - Parameter known: all that the operation takes.
    init(of request: Request, known: Set<Name>) async throws {
        let body = try await request.body(of: "application/json", orElse: .notJSON)
        // Where a member comes twice, two readers could understand two things.
        guard let read = JSONValue(json: body.readableBytesView) else { throw Problem(.malformed) }
        guard case .object(let object) = read else {
            throw Problem.invalid([.init(pointer: "", detail: FaultWords.noObject)])
        }
        (values, objects) = try Self.values(of: object, known: Set(known.map(\.pointer)))
        let unknown = Set(values.keys).subtracting(known.map(\.pointer))
        guard unknown.isEmpty else {
            throw Problem.invalid(
                unknown.sorted().prefix(10).map { .init(pointer: $0, detail: FaultWords.notKnown) })
        }
        try requireLengths()
    }

    private static func values(
        of object: JSONObject, known: Set<String>
    ) throws -> (values: [String: String], objects: Set<String>) {
        var (values, objects): ([String: String], Set<String>) = ([:], [])
        func put(_ value: JSONValue?, at pointer: String) throws {
            guard let text = value?.text else {
                throw Problem.invalid([.init(pointer: pointer, detail: FaultWords.noText)])
            }
            values[pointer] = text
        }
        for name in object.names {
            let place = pointer(name)
            guard known.contains(where: { $0.hasPrefix(place + "/") }) else {
                try put(object[name], at: place)
                continue
            }
            guard case .object(let inner) = object[name] else {
                throw Problem.invalid([.init(pointer: place, detail: FaultWords.noObject)])
            }
            objects.insert(place)
            for name in inner.names { try put(inner[name], at: place + pointer(name)) }
        }
        return (values, objects)
    }

    /// Throws where something is longer than it may be.
    private func requireLengths() throws {
        let long = Name.allCases.filter { (values[$0.pointer]?.unicodeScalars.count ?? 0) > $0.longest }
        guard long.isEmpty else {
            throw Problem.invalid(
                long.map { .init(pointer: $0.pointer, detail: FaultWords.tooLong($0.longest)) })
        }
    }

    /// Throws where it is missing or empty.
    func required(_ name: Name) throws -> String {
        guard let value = values[name.pointer], !value.isEmpty else {
            throw Problem.invalid([.init(pointer: name.pointer, detail: FaultWords.missing)])
        }
        return value
    }

    func secret(_ name: Name) throws -> SecretText { SecretText(try required(name)) }

    func optional(_ name: Name) -> String? { values[name.pointer] }

    /// Whether an object that has `name` stands there, empty or not.
    func hasObject(of name: Name) -> Bool { objects.contains { name.pointer.hasPrefix($0 + "/") } }

    /// One of a closed list of words.
    func choice<Value: RawRepresentable<String> & CaseIterable>(_ name: Name, of type: Value.Type) throws -> Value {
        let written = try required(name)
        guard let value = Value(rawValue: written) else {
            throw Self.unusable(name, FaultWords.noneOf(Value.allCases.map(\.rawValue)))
        }
        return value
    }

    /// What somebody is called, or a company, or its number: one line. Nil where it is not said.
    func line(_ name: Name) throws -> String? {
        guard let written = optional(name) else { return nil }
        let text = written.trimmingSpaces()
        guard !text.isEmpty else { throw Self.unusable(name, FaultWords.empty) }
        guard !text.hasControlCharacters else { throw Self.unusable(name, FaultWords.lineBreak) }
        return text
    }

    /// Throws where it is not said or is no address.
    func email(_ name: Name) throws -> EmailAddress {
        guard let email = EmailAddress(try required(name)) else { throw Self.unusable(name, FaultWords.noEmail) }
        return email
    }

    /// Likewise; nil where it is not said.
    func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: Name, ifSaidOf type: Value.Type
    ) throws -> Value? {
        try optional(name) == nil ? nil : choice(name, of: type)
    }

    /// Nil where it is not said.
    func language() throws -> Language? { try choice(.language, ifSaidOf: Language.self) }

    static func unusable(_ name: Name, _ detail: Phrase) -> Problem {
        Problem.invalid([.init(pointer: name.pointer, detail: detail)])
    }

    func refuse(_ name: Name) throws {
        guard values[name.pointer] == nil else {
            throw Self.unusable(name, FaultWords.otherProof)
        }
    }

    /// What a stranger wrote is cut to a length that an answer can hold.
    private static func pointer(_ name: String) -> String {
        "/" + name.prefix(40).replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

extension Request {
    private static let largest = 16 * 1024

    /// The whole body, where it is said to be of `type`. Throws a ``Problem``, `other` for another type, and what says that it is too long.
    func body(of type: String, orElse other: ProblemKind) async throws -> ByteBuffer {
        let said = headers[.contentType].map { String($0.prefix { $0 != ";" }).trimmingSpaces().lowercased() }
        guard said == type else { throw Problem(other) }
        do {
            return try await body.collect(upTo: Self.largest)
        } catch let error as NIOTooManyBytesError {
            throw error
        } catch {
            // Cut short, late or badly framed.
            throw Problem(.malformed)
        }
    }
}
