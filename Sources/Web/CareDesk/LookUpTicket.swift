import Crypto
import Foundation
import SecurityQuestions

/// The proof that this agent found this account by what a caller stated: a call is opened with it and with nothing
/// else. Sealed (AES-256-GCM), so that no account can be made up, and good for ten minutes.
struct LookUpTicket {
    let account: ID<Account>
    let agent: ID<Agent>
    let madeAt: Date

    static let lifetime: TimeInterval = 600

    func sealed(with key: SymmetricKey) throws -> String {
        let words = [account.description, agent.description, String(Int(madeAt.timeIntervalSince1970))]
        let box = try AES.GCM.seal(Data(words.joined(separator: " ").utf8), using: key)
        return SecretToken.base64URL(box.combined ?? Data())
    }

    /// Opens a ticket; nil where it is not ours, another agent's or too old.
    init?(_ text: String, key: SymmetricKey, agent: ID<Agent>, at now: Date) {
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let box = try? AES.GCM.SealedBox(combined: data),
            let opened = try? AES.GCM.open(box, using: key)
        else { return nil }
        let words = String(decoding: opened, as: UTF8.self).split(separator: " ").map(String.init)
        guard words.count == 3, let account = ID<Account>(words[0]), let holder = ID<Agent>(words[1]), holder == agent,
            let seconds = TimeInterval(words[2])
        else { return nil }
        self.init(account: account, agent: agent, madeAt: Date(timeIntervalSince1970: seconds))
        guard now < madeAt.addingTimeInterval(Self.lifetime) else { return nil }
    }

    init(account: ID<Account>, agent: ID<Agent>, madeAt: Date) {
        self.account = account
        self.agent = agent
        self.madeAt = madeAt
    }
}
