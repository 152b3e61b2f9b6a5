import Foundation

/// What a spreadsheet made of a cell that it took for a number or a date: what stood there is gone, and cannot be had back
/// from the file.
enum SpoiltCell {
    case scientific, decimals, date, error

    init?(_ text: String) {
        let digits = DigitRuns(text)
        if Self.scientificShapes.contains(digits.shape) {
            self = .scientific
        } else if ["0.0", "0,0"].contains(digits.shape), digits.runs[1].allSatisfy({ $0 == "0" }) {
            self = .decimals
        } else if Self.hasMonth(text) || Self.isDate(digits) {
            self = .date
        } else if Self.isError(text, digits) {
            self = .error
        } else {
            return nil
        }
    }

    private static let scientificShapes = Set(
        ["0", "0.0", "0,0"].flatMap { number in ["E+0", "E-0", "e+0", "e-0"].map { number + $0 } })
    private static let months: Set<Substring> = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "janv", "févr", "mars",
        "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc",
    ]

    /// As Excel and LibreOffice show a date of their own making, in English and in French. “MAR-15” may be an account number.
    private static func hasMonth(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: { "-/. ".contains($0) })
        return (2...3).contains(parts.count) && parts.count(where: months.contains) == 1
            && parts.allSatisfy { months.contains($0) || (1...4).contains($0.count) && $0.allSatisfy(\.isWholeNumber) }
    }

    /// 3/12/2026 or 2026-12-03, also with a midnight.
    private static func isDate(_ digits: DigitRuns) -> Bool {
        let lengths = digits.runs.prefix(3).map(\.count)
        let time = digits.runs.dropFirst(3)
        switch digits.shape {
        case "0/0/0", "0/0/0 0:0", "0/0/0 0:0:0":
            return (1...2).contains(lengths[0]) && (1...2).contains(lengths[1]) && (2...4).contains(lengths[2])
                && (time.first.map { ["0", "00"].contains($0) } ?? true) && time.dropFirst().allSatisfy { $0 == "00" }
        case "0-0-0", "0-0-0 0:0", "0-0-0 0:0:0", "0-0-0T0:0", "0-0-0T0:0:0":
            return lengths == [4, 2, 2] && ["19", "20"].contains(digits.runs[0].prefix(2))
                && time.allSatisfy { $0 == "00" }
        default: return false
        }
    }

    /// #####, #REF!, #NAME?, #N/A, Err:502.
    private static func isError(_ text: String, _ digits: DigitRuns) -> Bool {
        guard text.hasPrefix("#") else { return digits.shape == "Err:0" }
        let word = text.dropFirst().dropLast()
        return text.allSatisfy { $0 == "#" } || text == "#N/A"
            || "!?".contains(text.suffix(1)) && !word.isEmpty
                && word.allSatisfy { letter in
                    letter == "/" || ["A"..."Z", "0"..."9", "À"..."Ü"].contains { $0.contains(letter) }
                }
    }

    /// What is wrong and what to do, after “the account number “1,33457E+11””.
    var sentence: String {
        let remedy = "; format the column as text, enter it anew from where it came, and save the file again"
        return switch self {
        case .scientific: "is what a spreadsheet made of a long number, whose last digits are lost\(remedy)"
        case .decimals: "has decimals that a spreadsheet put there, and may have lost zeros at its beginning\(remedy)"
        case .date: "is a date that a spreadsheet made of it\(remedy)"
        case .error: "is a spreadsheet’s sign for what it could not show\(remedy)"
        }
    }
}

/// A text with a “0” for each run of digits, and the runs. A regular expression would be made anew for each cell of a file.
private struct DigitRuns {
    private(set) var shape = "", runs: [Substring] = []

    init(_ text: String) {
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let run = rest.prefix { ("0"..."9").contains($0) }
            if run.isEmpty {
                shape.unicodeScalars.append(first)
                rest = rest.dropFirst()
            } else {
                shape.append("0")
                runs.append(Substring(run))
                rest = rest[run.endIndex...]
            }
        }
    }
}
