import Encodings
import SecurityQuestions
import Synchronization

/// Hands on entries of the log as they are signed, for whoever collects logs: each with the hash of the one before it, so that the
/// collector sees by itself that none is missing or was changed. Told again from a number, it tells the same.
struct AuditFeed: Sendable {
    let stores: any Stores
    let format: AuditFormat
    /// In place of what tells of people; nil where that itself is handed on.
    let pseudonym: (@Sendable (String) -> [UInt8])?
    let write: @Sendable (String) throws -> Void

    /// How often it is looked for what was signed meanwhile. The server signs every minute.
    static let pause = Duration.seconds(5)

    /// Where the feed is: everything up to an entry has been handed on.
    struct Place: Sendable {
        var number: Int64
        /// The hash of that entry; nil where it has to be read first.
        var hash: [UInt8]?

        init(after number: Int64) {
            self.number = number
            hash = number == 0 ? AuditEntry.noHash : nil
        }
    }

    /// - Parameter follows: until it is ended from outside; else until the newest signed entry.
    func run(after number: Int64, follows: Bool) async throws {
        var place = Place(after: number)
        repeat {
            place = try await step(from: place)
            if follows { try await Task.sleep(for: Self.pause) }
        } while follows
    }

    /// Hands on what is signed and was not handed on yet.
    func step(from place: Place) async throws -> Place {
        guard let signed = try await stores.newestCheckpoint()?.number else {
            throw AuditFault.neverSigned.commandError
        }
        guard signed >= place.number else {
            throw CommandError(
                .usage, "The log is signed up to entry \(signed): nothing stands behind \(place.number).")
        }
        guard signed > place.number else { return place }
        let state = Mutex((place: place, text: ""))
        // From the last one that was handed on, for its hash.
        try await stores.readLog(from: max(place.number, 1)) { [write, format, pseudonym] entry, _ in
            guard entry.number <= signed else { return }
            try state.withLock { state in
                if entry.number > state.place.number {
                    let fed = FedEntry(entry, after: state.place.hash ?? [], pseudonym: pseudonym)
                    state.text += try format.line(fed)
                }
                state.place.number = entry.number
                state.place.hash = entry.hash
                guard state.text.utf8.count > 1 << 16 || entry.number == signed else { return }
                try write(state.text)
                state.text = ""
            }
        }
        return state.withLock(\.place)
    }
}
