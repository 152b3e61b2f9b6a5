import Encodings
import SecurityQuestions
import Web

/// A file of accounts to import: every row is read and checked before the first is added.
struct AccountFile: Sendable {
    let entries: [Entry]
    /// Recognised by its bytes.
    let encoding: TextEncoding
    /// What may be wrong, in sentences for whoever imports it.
    let warnings: [String]

    struct Entry: Sendable {
        let line: Int
        let new: NewAccount
        let invitation: Invitation
    }

    /// Throws ``ImportProblems`` with every bad row. `progress` is told how many rows were read.
    init(
        _ bytes: [UInt8], brand: Brand, world: World, progress: (Int) -> Void = { _ in }
    ) throws(ImportProblems) {
        var reading = Reading(brand: brand, world: world)
        var reader = CSVReader(bytes)
        encoding = reader.encoding
        let header: ImportHeader
        do {
            guard let first = try reader.next() else { throw ImportProblems.empty("the file is empty") }
            header = try ImportHeader(first)
        } catch let fault as CSVFault {
            throw ImportProblems(rows: [.init(line: fault.line, complaint: fault.sentence)])
        } catch let problems as ImportProblems {
            throw problems
        } catch {
            throw ImportProblems.empty("\(error)")
        }
        var count = 0
        while true {
            do throws(CSVFault) {
                guard let row = try reader.next() else { break }
                reading.take(row, header)
            } catch {
                reading.refuse(error.line, error.sentence)
            }
            count += 1
            progress(count)
        }
        if count == 0 { throw ImportProblems.empty("the file has a header and no rows") }
        guard reading.problems.isEmpty else { throw ImportProblems(rows: reading.problems) }
        entries = reading.entries
        warnings = LostZeros(entries.map { ($0.line, $0.new.account.number) }).warning.map { [$0] } ?? []
    }

    /// What the database found, by the lines of the file.
    func problems(_ conflicts: [ImportConflict]) -> ImportProblems {
        let rows = conflicts.compactMap { conflict -> ImportProblems.Row? in
            guard entries.indices.contains(conflict.index) else { return nil }
            let entry = entries[conflict.index]
            let complaint =
                switch conflict.reason {
                case .numberTaken: "the account number “\(entry.new.account.number)” is in the database already"
                case .emailTaken: "the e-mail address “\(entry.new.owner.email.text)” is another account’s already"
                }
            return ImportProblems.Row(line: entry.line, complaint: complaint)
        }
        // A store may stop looking after many.
        let isLong = conflicts.count >= 100
        return ImportProblems(rows: rows, more: isLong ? "There may be more rows that are in the database." : nil)
    }
}

/// The rows so far.
private struct Reading {
    let brand: Brand
    let world: World
    var entries: [AccountFile.Entry] = []
    var problems: [ImportProblems.Row] = []
    private var lineOfNumber: [String: Int] = [:]
    private var lineOfEmail: [String: Int] = [:]

    init(brand: Brand, world: World) {
        self.brand = brand
        self.world = world
    }

    mutating func refuse(_ line: Int, _ complaint: String) {
        problems.append(ImportProblems.Row(line: line, complaint: complaint))
    }

    mutating func take(_ row: CSVRow, _ header: ImportHeader) {
        let fields: AccountFields
        do throws(ImportProblems) {
            fields = try header.fields(of: row)
        } catch {
            problems += error.rows
            return
        }
        let invitation = Invitation(world)
        do throws(AccountFieldsRefused) {
            let new = try fields.account(of: brand, world: world, invitation: invitation)
            refuseRepetition(new, line: row.line)
            entries.append(AccountFile.Entry(line: row.line, new: new, invitation: invitation))
        } catch {
            for complaint in error.complaints { refuse(row.line, complaint) }
        }
    }

    private mutating func refuseRepetition(_ new: NewAccount, line: Int) {
        if let earlier = lineOfNumber.updateValue(line, forKey: Account.key(ofNumber: new.account.number)) {
            refuse(line, "the account number “\(new.account.number)” is in line \(earlier) already")
        }
        if let earlier = lineOfEmail.updateValue(line, forKey: new.owner.email.key) {
            refuse(line, "the e-mail address “\(new.owner.email.text)” is in line \(earlier) already")
        }
    }
}

extension ImportProblems {
    fileprivate static func empty(_ what: String) -> ImportProblems {
        let complaint = "\(what); the first line names the columns \(ImportHeader.names)"
        return ImportProblems(rows: [.init(line: 1, complaint: complaint)])
    }
}
