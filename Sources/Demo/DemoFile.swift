import Foundation
import SecurityQuestions
import SpokenAnswers

/// `demo.json`: how to log in everywhere, for people and for tests.
struct DemoFile: Codable, Sendable {
    var brands: [BrandEntry]

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

    init(brands: [BrandEntry]) { self.brands = brands }

    init(path: String) throws {
        do {
            self = try JSONDecoder().decode(DemoFile.self, from: FileContent.read(path, upTo: 1 << 20))
        } catch is DecodingError {
            throw Complaint(
                .badData, "\(path) was changed and cannot be read: delete its folder and run the demo again.")
        }
    }

    func write(to path: String) throws {
        try FileContent.writePrivately(JSON.encode(self), to: path)
    }

    /// The same with links to where is served now.
    func moved(to address: PublicAddress, brands known: Brands) -> DemoFile {
        var moved = self
        for place in moved.brands.indices {
            let entry = moved.brands[place]
            guard let brand = known[entry.id], let invitation = Invitation(link: entry.activation.url) else { continue }
            moved.brands[place].activation.url = invitation.link(
                at: address, brand: brand, language: brand.firstLanguage)
        }
        return moved
    }
}

extension Brand {
    /// The language of its first host.
    var firstLanguage: Language { hosts.first?.language ?? .en }
}
