import Encodings
import Yams

/// The description of the interface (OpenAPI 3.1), as JSON: made of the one `openapi.yaml` that is kept by hand.
enum APIDescription {
    static let json = made ?? "{}"

    private static var made: String? {
        let text = String(decoding: PackageResources.openapi_yaml, as: UTF8.self)
        guard let node = try? Yams.compose(yaml: text) else { return nil }
        return try? JSONText.compact(DescribedValue(node))
    }
}

/// A value of the description. No text in it is looked at: what is quoted stays a text.
private enum DescribedValue: Encodable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case nothing
    case list([DescribedValue])
    case object([(String, DescribedValue)])

    init(_ node: Node) {
        switch node {
        case .scalar(let scalar) where scalar.style == .plain:
            self =
                scalar.string == "null" || scalar.string.isEmpty
                ? .nothing : Int(scalar.string).map(Self.number) ?? Self.truth(scalar.string) ?? .text(scalar.string)
        case .scalar(let scalar): self = .text(scalar.string)
        case .sequence(let sequence): self = .list(sequence.map(DescribedValue.init))
        case .mapping(let mapping):
            self = .object(mapping.map { ($0.key.scalar?.string ?? "", DescribedValue($0.value)) })
        case .alias: self = .nothing
        }
    }

    private static func truth(_ text: String) -> DescribedValue? {
        ["true": true, "false": false][text].map(Self.truth)
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text): try one(text, encoder)
        case .number(let number): try one(number, encoder)
        case .truth(let truth): try one(truth, encoder)
        case .nothing:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .list(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .object(let members):
            var container = encoder.container(keyedBy: Name.self)
            for (name, value) in members { try container.encode(value, forKey: Name(name)) }
        }
    }

    private func one(_ value: some Encodable, _ encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ text: String) { stringValue = text }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
