import Foundation
import SecurityQuestions

@testable import Commands

/// An export is read to its end or refused; only what its own keys have signed is sound.
enum AuditTarget {
    static func fault(_ input: [UInt8]) -> String? {
        let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        let decoded = lines.compactMap { try? JSONDecoder().decode(AuditExportLine.self, from: Data($0)) }
        let checkpoints = decoded.compactMap(\.checkpoint)
        do {
            var reading = AuditExportReading(
                trusting: Set(checkpoints.map(\.publicKey)), witness: checkpoints.first)
            for line in lines where !line.isEmpty { try reading.read(line) }
            let result = try reading.finish()
            guard result.signed == result.entries else { return "what is not signed is sound" }
        } catch is AuditFault {
            return nil
        } catch {
            return "\(error)"
        }
        return checkpoints.contains { $0.isSignedByItsKey } ? nil : "sound without a signature"
    }
}
