import Foundation
import SecurityQuestions

/// The lines of an export, one by one.
struct AuditExportReading {
    private var verification: AuditVerification
    private var waiting: AuditEntry?
    private var line = 0
    private var end: Int64?
    private var last: Int64 = 0
    private let decoder = JSONDecoder()

    init(trusting keys: Set<[UInt8]>, witness: AuditCheckpoint?) {
        verification = AuditVerification(trusting: keys, newest: nil, witness: witness)
    }

    mutating func read(_ text: [UInt8]?) throws {
        line += 1
        guard end == nil, let text, let decoded = try? decoder.decode(AuditExportLine.self, from: Data(text)) else {
            throw AuditFault.unreadable(line: line)
        }
        if line == 1 {
            guard [AuditExportLine.formatName, AuditExportLine.firstFormatName].contains(decoded.format) else {
                throw AuditFault.unreadable(line: 1)
            }
        } else if let entry = decoded.entry {
            try settle(with: nil)
            waiting = entry
        } else if let checkpoint = decoded.checkpoint {
            guard waiting?.number == checkpoint.number else { throw AuditFault.unreadable(line: line) }
            try settle(with: checkpoint)
        } else if let end = decoded.end {
            try settle(with: nil)
            self.end = end
        } else {
            throw AuditFault.unreadable(line: line)
        }
    }

    private mutating func settle(with checkpoint: AuditCheckpoint?) throws {
        guard let entry = waiting else { return }
        waiting = nil
        last = entry.number
        try verification.read(entry, checkpoint)
    }

    /// An export ends with a checkpoint: what comes after the last one, or is not there, is noticed.
    consuming func finish() throws -> AuditVerification.Result {
        guard let end else { throw AuditFault.unreadable(line: line + 1) }
        guard end == last else { throw AuditFault.cut(last: last, signed: end) }
        let result = try verification.finish()
        guard result.signed == end else { throw AuditFault.cut(last: result.signed, signed: end) }
        return result
    }
}
