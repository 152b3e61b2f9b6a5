import Foundation
import SpokenAnswers
import Synchronization

/// Dates in words as they were made before: a page tells the same ones again and again, and each costs more than a row of the
/// database does.
final class DateTexts: Sendable {
    static let shared = DateTexts()

    /// Everything that a text depends on.
    struct Key: Hashable, Sendable {
        private let form: Form
        /// Since 1970: whole minutes, and seconds where they are shown.
        private let time: Int64
        private let language: Language
        private let zone: String

        init(_ date: Date, _ form: Form, _ language: Language, _ zone: TimeZone) {
            self.form = form
            let unit = form == .machine ? 1.0 : 60.0
            time = Int64((date.timeIntervalSince1970 / unit).rounded(.down))
            self.language = language
            self.zone = zone.identifier
        }
    }

    enum Form: Sendable {
        case date, day, time, machine
    }

    private let most: Int
    private let texts = Mutex<[Key: String]>([:])

    /// - Parameter most: so many are kept. With one more it begins anew.
    init(atMost most: Int = 10_000) { self.most = most }

    var count: Int { texts.withLock { $0.count } }

    func text(_ key: Key, _ make: () -> String) -> String {
        if let kept = texts.withLock({ $0[key] }) { return kept }
        let text = make()
        texts.withLock { texts in
            if texts.count >= most { texts = [:] }
            texts[key] = text
        }
        return text
    }
}
