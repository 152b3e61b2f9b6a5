import Logging
import Phrasebook
import SecurityQuestions
import ServiceLifecycle

/// Signs the audit log while the server runs: every minute in which anything happened.
struct CheckpointService: Service {
    static let interval = Duration.seconds(60)
    /// So many entries are signed at once, whatever the time.
    static let entries: Int64 = 1000

    let witness: AuditWitness
    let keeper: AuditKeeper
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var waited = Duration.zero
            while true {
                try await Task.sleep(for: .seconds(5))
                waited += .seconds(5)
                let isBehind = await keeper.isBehind(by: Self.entries)
                guard isBehind || waited >= Self.interval else { continue }
                await sign()
                waited = .zero
            }
        }
    }

    /// What is wrong with the log is told in the server's own log, again and again: nobody should miss it.
    func sign() async {
        do {
            if let kept = try witness.read() { try await keeper.require(kept) }
            guard let checkpoint = try await keeper.sign() else { return }
            try witness.keep(checkpoint)
            logger.info(
                "audit log signed",
                metadata: ["entry": "\(checkpoint.number)", "hash": "\(Hexadecimal.text(checkpoint.hash))"])
        } catch let fault as AuditFault {
            logger.critical("\(VerificationWords.told(.fault(fault)).en)")
        } catch {
            logger.error("the audit log cannot be signed", metadata: ["error": "\(String(reflecting: error))"])
        }
    }
}

extension Backstage {
    /// Records that the server starts, and whether its configuration is another one than last time.
    func record(_ kind: AuditEvent.Kind, _ configuration: Configuration) async throws {
        let before = try await stores.newest(.serverStarted)?.event.detail
        let now = world.now()
        let detail = "configuration \(configuration.fingerprint)"
        if let before, before != detail {
            try await stores.record(AuditEvent(at: now, kind: .configurationChanged, actor: .host, detail: detail))
        }
        try await stores.record(AuditEvent(at: now, kind: kind, actor: .host, detail: detail))
    }
}
