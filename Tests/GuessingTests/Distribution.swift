import Foundation
import SpokenAnswers

/// How many people would give which answer: a file of `Distributions/`, whose README names sources and licences.
struct Distribution: Sendable {
    enum Name: String, CaseIterable, Sendable {
        case surname, firstname, city

        var kind: AnswerKind {
            switch self {
            case .surname, .firstname: .name
            case .city: .city
            }
        }
    }

    struct Row: Sendable {
        let answer: String
        let count: Double
    }

    let name: Name
    let source: String
    /// Everybody counted, those with answers too rare to be listed too.
    let total: Double
    /// The commonest answer first.
    let rows: [Row]

    /// What stands for the answers to a question of `kind`; nil where nothing is counted.
    static func name(standingFor kind: AnswerKind) -> Name? {
        switch kind {
        case .name: .surname
        case .city: .city
        case .pet, .title, .food, .school, .number, .date, .phone: nil
        }
    }

    init(_ name: Name, country: Language) throws {
        let file = Self.folder.appending(path: "\(country.rawValue)_\(name.rawValue).tsv")
        let fields = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: "\t", maxSplits: 1).map(String.init)
        }
        func header(_ key: String) throws -> String {
            guard let value = fields.first(where: { $0[0] == key })?.last else {
                throw CocoaError(.fileReadCorruptFile)
            }
            return value
        }
        self.name = name
        source = try header("#source")
        total = Double(try header("#total")) ?? .nan
        rows = fields.filter { !$0[0].hasPrefix("#") }.map { Row(answer: $0[0], count: Double($0[1]) ?? .nan) }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Distributions")
}
