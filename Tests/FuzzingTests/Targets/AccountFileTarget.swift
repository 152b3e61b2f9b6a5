import Encodings
import Foundation
import SecurityQuestions
import TestSupport

@testable import Commands

/// A file of accounts is imported whole or refused with its bad rows by their lines; and what is exported is read as it was.
enum AccountFileTarget {
    private static let world = World(
        now: { Date(timeIntervalSince1970: 0) }, randomBytes: { [UInt8](repeating: 7, count: $0) })

    static func fault(_ input: [UInt8]) -> String? {
        faultOfRows(input) ?? faultOfAccounts(input)
    }

    private static func faultOfRows(_ input: [UInt8]) -> String? {
        var reader = CSVReader(input)
        var line = 0
        while true {
            do throws(CSVFault) {
                guard let row = try reader.next() else { return nil }
                guard row.line > line else { return "line \(row.line) comes after line \(line)" }
                line = row.line
                if let fault = faultOfWriting(row.fields) { return fault }
            } catch {
                guard error.line >= line else { return "\(error) after line \(line)" }
            }
        }
    }

    private static func faultOfWriting(_ fields: [String]) -> String? {
        let written = CSVWriter.line(fields)
        // One cell to a row may look empty, and be skipped; a first cell may bring a semicolon.
        var reader = CSVReader(Array(("," + written).utf8))
        guard reader.separator == UInt8(ascii: ",") else { return nil }
        guard let read = try? reader.next() else { return "\(written.debugDescription) cannot be read" }
        for (cell, field) in zip(read.fields.dropFirst(), fields) where !cell.utf8.elementsEqual(field.utf8) {
            guard cell.utf8.elementsEqual(("'" + field).utf8) else { return "\(field.debugDescription): \(cell)" }
        }
        let isFormula = read.fields.contains {
            $0.unicodeScalars.first.map("=+-@\t\r\n＝＋－＠".unicodeScalars.contains) == true
        }
        return isFormula || read.fields.count != fields.count + 1 ? "\(written.debugDescription) of \(fields)" : nil
    }

    private static func faultOfAccounts(_ input: [UInt8]) -> String? {
        do {
            let file = try AccountFile(input, brand: .sampleCarrier, world: world).checked()
            if file.entries.isEmpty { return "a file without accounts is taken" }
            for account in file.entries.map(\.new) {
                let texts = [account.account.number, account.account.company, account.owner.name]
                if let bad = texts.first(where: { $0.isEmpty || $0.hasControlCharacters || $0.count > 200 }) {
                    return "taken: \(bad.debugDescription)"
                }
            }
            return nil
        } catch {
            return error.rows.isEmpty || error.rows.contains { $0.line < 1 } ? "refused without a line" : nil
        }
    }
}
