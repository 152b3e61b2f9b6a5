import AppConfiguration
import Encodings
import Logging
import Phrasebook
import SecurityQuestions
import ServiceLifecycle
import Vault

/// Signs the audit log while the server runs: every minute in which anything happened.
struct CheckpointService: Service {
    static let interval = Duration.seconds(60)
    /// So many entries are signed at once, whatever the time.
    static let entries: Int64 = 1000

    let witness: CheckpointFile
    let keeper: AuditKeeper
    let keys: KeyRingKeeper
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var waited = Duration.zero
            var isSound = true
            while true {
                try await Task.sleep(for: .seconds(5))
                waited += .seconds(5)
                let isBehind = isSound ? await keeper.isBehind(by: Self.entries) : false
                guard isBehind || waited >= Self.interval else { continue }
                isSound = await sign()
                waited = .zero
            }
        }
    }

    /// What is wrong with the log is told in the server's own log, every minute: nobody should miss it.
    @discardableResult
    func sign() async -> Bool {
        do {
            do {
                try await signOnce()
            } catch AuditFault.notOurs, AuditFault.strangeKey {
                // A command may have a newer ring than this server.
                _ = await keys.look(isForced: true)
                try await signOnce()
            }
            return true
        } catch let fault as AuditFault {
            logger.critical("\(AuditVerificationWords.told(.fault(fault)).en)")
        } catch StoreFailure.altered(let path, let objects) {
            let told = StoreFailure.altered(path: path, objects: objects).commandError.sentences.joined(separator: " ")
            logger.critical("\(told)")
        } catch {
            logger.error("the audit log cannot be signed", metadata: ["error": "\(String(reflecting: error))"])
        }
        return false
    }

    private func signOnce() async throws {
        guard let checkpoint = try await keeper.sign(after: try witness.read()) else { return }
        try await DiskWork.perform { try witness.keep(checkpoint) }
        logger.info(
            "audit log signed",
            metadata: ["entry": "\(checkpoint.number)", "hash": "\(Hexadecimal.text(checkpoint.hash))"])
    }
}
