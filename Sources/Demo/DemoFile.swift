import DurableFiles
import Encodings
import Foundation
import SecurityQuestions
import SpokenAnswers
import Web

/// `demo.json`: how to log in everywhere, for people and for tests.
package struct DemoFile: Codable, Sendable {
    var brands: [BrandEntry]
    /// A program that may act for the agent; nil in a demo that was made before there were any.
    var client: ClientEntry?
    /// Where programs are served, as it was bound last.
    var api: String?

    struct ClientEntry: Codable, Sendable {
        let id: String
        let secret: String
    }

    struct BrandEntry: Codable, Sendable {
        let id: String
        let host: String
        let owner: Owner
        let agent: LogIn
        let supervisor: LogIn
        var activation: Activation
    }

    struct Owner: Codable, Sendable {
        let email: String
        let password: String
        let account: String
        /// As the owner would say it.
        let phone: String
        let question: Question
        let answer: String
    }

    struct Question: Codable, Sendable {
        let en: String
        let fr: String
    }

    struct LogIn: Codable, Sendable {
        let email: String
        let password: String
    }

    struct Activation: Codable, Sendable {
        var url: String
    }

    init(brands: [BrandEntry], client: ClientEntry?) { (self.brands, self.client) = (brands, client) }

    /// Throws ``DemoError`` or `FileError`.
    package init(path: String) throws {
        do {
            self = try JSONDecoder().decode(DemoFile.self, from: Data(FileContent.read(path, upTo: 1 << 20)))
        } catch is DecodingError {
            throw DemoError.unreadable(path)
        }
    }

    package func write(to path: String) throws {
        try FileContent.writePrivately(JSONText.pretty(self).utf8, to: path)
    }

    /// The same with links to where is served now.
    package func moved(to address: PublicAddress, api: String?, brands known: Brands) -> DemoFile {
        var moved = self
        moved.api = api
        for place in moved.brands.indices {
            let entry = moved.brands[place]
            guard let brand = known[entry.id], let invitation = Invitation(link: entry.activation.url) else { continue }
            moved.brands[place].activation.url = invitation.link(
                at: address, brand: brand, language: brand.firstLanguage)
        }
        return moved
    }
}

/// What a program of the demo is tried with.
package struct DemoExample: Sendable {
    package let api: String?
    package let client: String
    package let secret: String
    package let agent: String
    package let stated: String
    package let answer: String
}

extension DemoFile {
    /// Nil in a demo that was made before there were programs.
    package var example: DemoExample? {
        guard let client, let brand = brands.first else { return nil }
        return DemoExample(
            api: api, client: client.id, secret: client.secret, agent: brand.agent.email,
            stated: brand.owner.account, answer: brand.owner.answer)
    }
}
