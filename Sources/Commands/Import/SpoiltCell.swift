import Foundation

/// What a spreadsheet made of a cell that it took for a number or a date: what stood there is gone, and cannot be had back
/// from the file.
enum SpoiltCell {
    case scientific, decimals, date, error

    init?(_ text: String) {
        if text.wholeMatch(of: /[0-9]+(?:[.,][0-9]+)?[Ee][+-][0-9]+/) != nil {
            self = .scientific
        } else if text.wholeMatch(of: /[0-9]+[.,]0+/) != nil {
            self = .decimals
        } else if Self.isDate(text) {
            self = .date
        } else if text.wholeMatch(of: /#+|#[A-Z0-9\/À-Ü]+[!?]|#N\/A|Err:[0-9]+/) != nil {
            self = .error
        } else {
            return nil
        }
    }

    /// As Excel and LibreOffice show a date of their own making, in English and in French. “MAR-15” may be an account number.
    private static func isDate(_ text: String) -> Bool {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "janv", "févr", "mars",
            "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc",
        ]
        let parts = text.split(whereSeparator: { "-/. ".contains($0) }).map(String.init)
        if (2...3).contains(parts.count), parts.count(where: months.contains) == 1,
            parts.allSatisfy({ months.contains($0) || (1...4).contains($0.count) && $0.allSatisfy(\.isWholeNumber) })
        {
            return true
        }
        return text.wholeMatch(of: /[0-9]{1,2}\/[0-9]{1,2}\/[0-9]{2,4}(?: 0?0:00(?::00)?)?/) != nil
            || text.wholeMatch(of: /(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[ T]00:00(?::00)?)?/) != nil
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
