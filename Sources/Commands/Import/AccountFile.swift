import Encodings
import SecurityQuestions
import Web

/// A file of accounts to import: every row is read and checked before the first is added.
struct AccountFile: Sendable {
    private(set) var rows: [Row] = []
    /// Of the rows that nothing is wrong with.
    private(set) var entries: [Entry] = []
    /// Recognised by its bytes.
    let encoding: TextEncoding
    /// What may be wrong, in sentences for whoever imports it.
    private(set) var warnings: [String] = []
    private let brand: Brand
    private let world: World
    private var lineOfNumber: [String: Int] = [:]

    struct Row: Sendable {
        let line: Int
        /// As they stand there; empty where the row cannot be read.
        var number = ""
        var company = ""
        var complaints: [String] = []
        /// Its place among the entries.
        var entry: Int?
    }

    struct Entry: Sendable {
        let line: Int
        let new: NewAccount
        let invitation: Invitation
    }

    /// Throws ``ImportProblems`` where there are no rows to be read. `progress` is told how many were.
    init(
        _ bytes: [UInt8], brand: Brand, world: World, progress: (Int) -> Void = { _ in }
    ) throws(ImportProblems) {
        (self.brand, self.world) = (brand, world)
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
        while true {
            do throws(CSVFault) {
                guard let row = try reader.next() else { break }
                rows.append(read(row, header))
            } catch {
                rows.append(Row(line: error.line, complaints: [error.sentence]))
            }
            progress(rows.count)
        }
        if rows.isEmpty { throw ImportProblems.empty("the file has a header and no rows") }
        warnings = [
            LostZeros(entries.lazy.map { ($0.line, $0.new.account.number) }).warning,
            SharedAddresses(entries.lazy.map { ($0.line, $0.new.owner.email) }).warning,
        ].compactMap(\.self)
        lineOfNumber = [:]
    }

    /// Itself; throws ``ImportProblems`` with every bad row.
    func checked() throws(ImportProblems) -> AccountFile {
        let bad = rows.flatMap { row in row.complaints.map { ImportProblems.Row(line: row.line, complaint: $0) } }
        guard bad.isEmpty else { throw ImportProblems(rows: bad) }
        return self
    }

    /// What the database found, by the lines of the file.
    func problems(_ conflicts: [ImportConflict]) -> ImportProblems {
        let rows = conflicts.compactMap { conflict -> ImportProblems.Row? in
            guard entries.indices.contains(conflict.index) else { return nil }
            let entry = entries[conflict.index]
            return ImportProblems.Row(line: entry.line, complaint: conflict.reason.complaint(of: entry.new))
        }
        let isTaken = conflicts.contains { $0.reason == .numberTaken }
        return ImportProblems(
            rows: rows,
            more: isTaken ? "With --update, accounts that are in are changed to what the file says, or left." : nil)
    }

    private mutating func read(_ row: CSVRow, _ header: ImportHeader) -> Row {
        let fields: AccountFields
        do throws(ImportProblems) {
            fields = try header.fields(of: row)
        } catch {
            return Row(line: row.line, complaints: error.rows.map(\.complaint))
        }
        var read = Row(line: row.line, number: fields[.number], company: fields[.company])
        let invitation = Invitation(world)
        do throws(AccountFieldsRefused) {
            let new = try fields.account(of: brand, world: world, invitation: invitation)
            read.complaints = repetitions(new, line: row.line)
            if read.complaints.isEmpty {
                read.entry = entries.count
                entries.append(Entry(line: row.line, new: new, invitation: invitation))
            }
        } catch {
            read.complaints = error.complaints
        }
        return read
    }

    private mutating func repetitions(_ new: NewAccount, line: Int) -> [String] {
        var complaints: [String] = []
        if let earlier = lineOfNumber.updateValue(line, forKey: Account.key(ofNumber: new.account.number)) {
            complaints.append("the account number “\(new.account.number)” is in line \(earlier) already")
        }
        return complaints
    }
}

extension ImportProblems {
    fileprivate static func empty(_ what: String) -> ImportProblems {
        let complaint = "\(what); the first line names the columns \(ImportHeader.names)"
        return ImportProblems(rows: [.init(line: 1, complaint: complaint)])
    }
}
