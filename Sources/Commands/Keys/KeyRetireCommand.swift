import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import Vault

struct KeyRetireCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Take a key out of the ring under which nothing is kept any more.",
        discussion: """
            Refused while anything is under it, and for the key that seals. Where there are programs (“countersign client list”) it is also \
            refused until a day after the last grant by it is over, since they check by it: two days and a quarter of an hour after the next \
            key was made. Backups from before the rotation need it to be \
            restored: keep a copy of the ring as it is now with them, for as long as you keep them.

            EXAMPLE:
              countersign key rotate
              countersign key retire 9f86d081884c7d65
              countersign key retire 9f86d081884c7d65 --at-once

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The key, as “countersign key list” names it.")
    var id: String
    @Flag(help: "Also while programs may check grants by it: those that it has signed are good no more.")
    var atOnce = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let source = try await environment.with(configuration, use: .lookUp) { context in
            let ring = context.keys.current.ring
            guard id != ring.newest.id else {
                throw CommandError(
                    .badData,
                    "The key \(id) is the newest of the ring, and seals: add another and rotate first, with “countersign key "
                        + "add” and “countersign key rotate”.")
            }
            if !atOnce, try await !context.stores.clients().isEmpty { try requireNotNeeded(context) }
            // What the old key has tagged must be signed while the ring still knows its tags.
            try await context.signAudit(configuration)
            // The database first: from then on nothing can be sealed with it. A ring with one key too many does no harm.
            let retirement = try await ChangeKeys(stores: context.stores).retire(
                keyID: id, by: .host)
            try complain(about: retirement, isInRing: ring[id] != nil)
            if let key = ring.auditPublicKey(of: id) {
                try await VouchForKey(stores: context.stores).perform(key, by: .host)
            }
            // The newest key's own signature, which covers everything before.
            try await context.signAudit(configuration)
            if let file = context.keys.source as? FileKeySource {
                _ = try KeyRing.removeKey(id, fromFile: file.path)
            }
            return context.keys.source
        }
        Terminal.tell("The key \(id) is retired.")
        if !(source is FileKeySource) {
            Terminal.tell("Now take its line out of the key ring in its store: it comes from \(source.description).")
        }
        Terminal.tell(
            "Backups from before the rotation still need it: keep a copy of the ring as it was with them, and destroy that copy "
                + "with the last of them.")
    }

    /// Whoever checks grants without asking may have one by it, and finds it in `jwks.json`.
    private func requireNotNeeded(_ context: AppContext) throws {
        guard let end = context.vault.grantKeyIsNeededUntil(id), end > context.world.now() else { return }
        throw CommandError(
            .unavailable,
            "Programs may check grants by the key \(id) until \(end.formatted(.iso8601)): retire it then. Where somebody may know it, "
                + "“--at-once” retires it now, and grants by it are good no more.")
    }

    private func complain(about retirement: KeyRetirement, isInRing: Bool) throws {
        switch retirement {
        case .retired: break
        case .unknown:
            // The database has forgotten it already: what is left is its line.
            if isInRing { break }
            throw CommandError(.nothingFound, "There is no key \(id): see “countersign key list”.")
        case .sealing:
            throw CommandError(
                .unavailable,
                "The server still seals with the key \(id): run “countersign key rotate”, which waits until it does not."
            )
        case .inUse(let uses):
            let kept = KeyPlace.allCases.compactMap { place in uses[place].map { "\($0) \(place.words)" } }
            throw CommandError(
                .badData,
                "The key \(id) is needed: \(kept.joined(separator: ", ")) are under it. Run “countersign key rotate” first."
            )
        }
    }
}
