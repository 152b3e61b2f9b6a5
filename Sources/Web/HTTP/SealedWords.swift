import Crypto
import Foundation
import SecurityQuestions

/// A few words that leave the server in a form or a link and come back unchanged: sealed (AES-256-GCM) with a key of the
/// ring, good for one purpose and for some minutes.
struct SealedWords {
    /// What they are good for; sealed for another purpose they do not open.
    let purpose: String
    let key: TicketKey
    let lifetime: TimeInterval

    /// - Precondition: no word has a space in it.
    func sealed(_ words: [String], at now: Date) throws -> String {
        let text = (words + [String(Int(now.timeIntervalSince1970))]).joined(separator: " ")
        let box = try AES.GCM.seal(Data(text.utf8), using: key.sealing, authenticating: Data(purpose.utf8))
        return Base64URL.text(box.combined ?? Data())
    }

    /// Nil where they are not ours, for something else or too old.
    func open(_ text: String, at now: Date) -> [String]? {
        guard let data = Base64URL.bytes(text), let box = try? AES.GCM.SealedBox(combined: data) else { return nil }
        let found = key.opening.lazy.compactMap {
            try? AES.GCM.open(box, using: $0, authenticating: Data(purpose.utf8))
        }
        guard let opened = found.first else { return nil }
        let words = String(decoding: opened, as: UTF8.self).split(separator: " ").map(String.init)
        guard let seconds = words.last.flatMap({ TimeInterval($0) }),
            now < Date(timeIntervalSince1970: seconds).addingTimeInterval(lifetime)
        else { return nil }
        return words.dropLast()
    }
}
