import AppConfiguration
import CoreMetrics
import Encodings
import Foundation
import Logging
import Phrasebook
import SecurityQuestions
import ServiceLifecycle
import Telemetry
import Vault

/// Signs the audit log while the server runs: every minute in which anything happened.
struct CheckpointService: Service {
    static let interval = Duration.seconds(60)
    /// So many entries are signed at once, whatever the time.
    static let entries: Int64 = 1000

    let witness: CheckpointFile
    let leases: Leases
    let keeper: AuditKeeper
    let keys: KeyRingKeeper
    let world: World
    let telemetry: Telemetry
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
        let (start, faults) = (ContinuousClock.now, telemetry.factory.counter(.auditFaults))
        do {
            do {
                try await signOnce()
            } catch AuditFault.notOurs, AuditFault.strangeKey {
                // A command may have a newer ring than this server.
                _ = await keys.look(isForced: true)
                try await signOnce()
            }
            telemetry.jobs.done(.checkpoint, at: world.now().timeIntervalSince1970, since: start)
            return true
        } catch let fault as AuditFault {
            logger.tell(.auditFault, "\(AuditVerificationWords.told(.fault(fault)).en)")
        } catch StoreFailure.altered(let path, let objects) {
            let told = StoreFailure.altered(path: path, objects: objects).commandError.sentences.joined(separator: " ")
            logger.tell(.schemaAltered, "\(told)")
        } catch {
            logger.tell(
                .auditNotSigned, "the audit log cannot be signed", ["error": "\(CommandError.words(of: error))"])
        }
        faults.increment()
        return false
    }

    private func signOnce() async throws {
        let kept = try witness.read()
        let signed = try await leases.perform(.sign) { try await keeper.sign(after: kept) }
        guard let signed else {
            // Another node signs. This one has a witness of its own all the same.
            guard let other = try await keeper.follow(after: kept) else { return }
            return try await DiskWork.perform { try witness.keep(other) }
        }
        guard let checkpoint = signed else { return }
        try await DiskWork.perform { try witness.keep(checkpoint) }
        logger.tell(
            .auditSigned, "audit log signed",
            ["entry": "\(checkpoint.number)", "hash": "\(Hexadecimal.text(checkpoint.hash))"])
    }
}
