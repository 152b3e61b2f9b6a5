import Encodings
import Phrasebook
import SecurityQuestions

/// What became, or would become, of every row of a file of accounts.
struct ImportReport: Sendable {
    let rows: [Row]
    private let plan: ImportPlan

    struct Row: Sendable, Encodable {
        let line: Int
        let number: String
        let company: String
        let result: Result
        let reasons: [String]
    }

    enum Result: String, Sendable, Encodable {
        case added, changed
        case toAdd = "to add"
        case toChange = "to change"
        /// The account is there, and just so.
        case left = "left"
        /// An account of its number is there, and nothing is to be changed.
        case present = "in already"
        case refused
        /// The import ended before it.
        case notDone = "not done"
    }

    /// - Parameter done: so many entries are in; nil where it is only said what would be.
    init(_ plan: ImportPlan, done: Int? = nil) {
        self.plan = plan
        rows = plan.file.rows.map { row in
            guard let entry = row.entry else {
                return Row(
                    line: row.line, number: row.number, company: row.company, result: .refused, reasons: row.complaints)
            }
            let step = plan.steps[entry]
            let isOver = done.map { entry >= $0 } ?? false
            return Row(
                line: row.line, number: row.number, company: row.company,
                result: isOver ? .notDone : Self.result(step, isDone: done != nil),
                reasons: Self.reasons(step, plan.file.entries[entry].new))
        }
    }

    private static func result(_ step: AccountUpsert, isDone: Bool) -> Result {
        switch step {
        case .added: isDone ? .added : .toAdd
        case .changed: isDone ? .changed : .toChange
        case .left: .left
        case .refused(let reasons): reasons.contains(.numberTaken) ? .present : .refused
        }
    }

    private static func reasons(_ step: AccountUpsert, _ new: NewAccount) -> [String] {
        if case .changed(let change, _) = step { return [AccountChangeWords.list(change.fields).en] }
        return step.refusals.map { $0.complaint(of: new) }
    }

    func count(_ result: Result) -> Int { rows.count { $0.result == result } }

    /// Whether the whole file would be taken.
    var isClean: Bool { count(.toAdd) + count(.toChange) + count(.left) == rows.count }

    func csv(_ separator: CSVSeparator) -> String {
        let lines = rows.map {
            [String($0.line), $0.number, $0.company, $0.result.rawValue, $0.reasons.joined(separator: "; ")]
        }
        return CSVWriter.list([["line", "number", "company", "result", "reason"]] + lines, separator: separator)
    }

    /// A line for each row. What others have written stands in one line: its breaks and control characters are told.
    var text: String {
        rows.map { row in
            let reasons = row.reasons.isEmpty ? "" : ": " + row.reasons.joined(separator: "; ")
            let who = [row.number, row.company].filter { !$0.isEmpty }.map(\.shortened).joined(separator: "  ")
            let line = "Line \(row.line)  \(row.result.rawValue)\(who.isEmpty ? "" : "  \(who)")\(reasons)"
            return line.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        }.joined()
    }
}

extension ImportReport {
    /// What an import would do with the file as it is.
    func summary(of brand: Brand, isUpdate: Bool, isMailed: Bool) -> [String] {
        let there =
            isUpdate
            ? "\(count(.toChange)) to change, \(count(.left)) left as they are" : "\(count(.present)) in already"
        let counts =
            "Dry run, nothing was written: of \(rows.count) \(rows.count == 1 ? "row" : "rows") \(count(.toAdd)) to add to "
            + "\(brand.name), \(there), \(count(.refused)) refused."
        let mails = mails(isUpdate: isUpdate, isMailed: isMailed)
        let consent = isUpdate && plan.needsConsent ? [consent(of: brand)] : []
        return isClean
            ? ["\(counts) \(mails.prefix(1).uppercased())\(mails.dropFirst())."] + consent
            : [counts, "The import would be refused as a whole; without the other rows, \(mails)."] + consent
    }

    /// How many are changed, and how that is agreed to.
    func consent(of brand: Brand) -> String {
        "That changes \(plan.changed) of the \(plan.accountsOfBrand) accounts of \(brand.name), more than 1 %: where it is meant, "
            + "write --yes \(plan.changed)."
    }

    private func mails(isUpdate: Bool, isMailed: Bool) -> String {
        let invited = isUpdate ? plan.invited.count : count(.toAdd)
        let links = isMailed ? invited : 0
        let invitations = links == 1 ? "1 invitation" : "\(links) invitations"
        guard isUpdate else { return isMailed ? "\(invitations) would be mailed" : "no mail would be sent" }
        let (notices, recent) = (plan.notices, plan.recentChanges)
        return "\(invitations) and \(notices) \(notices == 1 ? "notice" : "notices") would be mailed, and \(recent) "
            + "\(recent == 1 ? "account has" : "accounts have") a recent change for a day"
    }
}
