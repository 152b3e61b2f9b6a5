import AppConfiguration
import SecurityQuestions
import Synchronization
import Vault

extension AppContext {
    /// Reads the whole log of the open database.
    ///
    /// Throws ``AuditFault``, or ``StoreFailure/busy`` while another verification goes on.
    func verifyAudit(_ configuration: Configuration, trusting keys: Set<[UInt8]> = []) async throws
        -> AuditVerification.Result
    {
        try await verifications.with { try await verified(configuration, trusting: keys) }
    }

    private func verified(_ configuration: Configuration, trusting keys: Set<[UInt8]>) async throws
        -> AuditVerification.Result
    {
        let auditKeys = vault.auditKeys
        // The checkpoint outside is read first: the log only grows meanwhile.
        let witness = try CheckpointFile(path: configuration.auditWitness).read()
        let newest = try await stores.newestCheckpoint()
        let verification = Mutex(
            AuditVerification(
                trusting: keys, newest: newest, witness: witness,
                ring: AuditVerification.Ring(publicKeys: auditKeys.publicKeys, isOurs: auditKeys.isOurs)))
        try await stores.readLog(from: 1) { entry, checkpoint in
            try verification.withLock { try $0.read(entry, checkpoint) }
        }
        return try verification.withLock { verification in try verification.finish() }
    }

    /// Makes sure that everything sealed opens where it is, and every row that people go by is as it was written: nothing was
    /// altered, or moved to another account.
    func requireSealsInPlace() async throws {
        try RecordAltered.requireNone(of: try await stores.alteredRows())
        var broken: [SealedRecord] = []
        for place in KeyPlace.sealed {
            var cursor = RotationCursor.start
            while true {
                // No key has an empty id: all of them.
                let page = try await stores.records(in: place, notUnder: "", after: cursor, limit: 1000)
                guard let last = page.last else { break }
                cursor = last.cursor
                broken += try page.filter { try !vault.opens($0) }
            }
        }
        guard let first = broken.first else { return }
        throw CommandError(
            .badData, "\(first.owner.words) is not what was sealed there: it was altered, or moved from another place.",
            broken.count == 1 ? "Everything else is in its place." : "So are \(broken.count - 1) more.")
    }

    /// Signs the log now, as the server does every minute.
    func signAudit(_ configuration: Configuration) async throws {
        do {
            let witness = CheckpointFile(path: configuration.auditWitness)
            guard let checkpoint = try await auditKeeper.sign(after: try witness.read()) else { return }
            try witness.keep(checkpoint)
        } catch let fault as AuditFault {
            throw fault.commandError
        }
    }

    /// Writes the log to standard output, a page at a time. It ends with the last entry that is signed.
    func exportAudit() async throws {
        guard let last = try await stores.newestCheckpoint() else { throw AuditFault.neverSigned.commandError }
        let output = Mutex(AuditOutput())
        try output.withLock { try $0.write(.head) }
        try await stores.readLog(from: 1) { entry, checkpoint in
            guard entry.number <= last.number else { return }
            try output.withLock { output in
                try output.write(AuditExportLine(entry))
                if let checkpoint { try output.write(AuditExportLine(checkpoint)) }
            }
        }
        try output.withLock { output in
            try output.write(.end(last.number))
            try output.flush()
        }
    }
}

/// Standard output, written in large pieces.
private struct AuditOutput {
    private var text = ""

    mutating func write(_ line: AuditExportLine) throws {
        text += try line.encoded()
        if text.utf8.count > 1 << 16 { try flush() }
    }

    mutating func flush() throws {
        try Terminal.write(text)
        text = ""
    }
}
