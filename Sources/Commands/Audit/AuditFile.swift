import DurableFiles
import SecurityQuestions

/// An audit log to be verified: a copy of a database, or an export.
struct AuditFile {
    let path: String

    /// Throws ``AuditFault``, or another error where it cannot be read.
    func verify(
        trusting keys: Set<[UInt8]>, witness: AuditCheckpoint?, in environment: any CommandEnvironment
    ) throws -> AuditVerification.Result {
        if let result = try environment.verifyAuditLog(inCopy: path, trusting: keys, witness: witness) { return result }
        return try verify(lines: LineInput(FilePieces(of: path)), trusting: keys, witness: witness)
    }

    /// A checkpoint stands after its entry; the last line tells where the log ends.
    private func verify(lines input: LineInput, trusting keys: Set<[UInt8]>, witness: AuditCheckpoint?) throws
        -> AuditVerification.Result
    {
        var input = input
        var reading = AuditExportReading(trusting: keys, witness: witness)
        while let lines = try input.next() {
            for line in lines { try reading.read(line) }
        }
        return try reading.finish()
    }
}
