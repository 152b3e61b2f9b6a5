/// Account numbers that are nothing but digits and mostly of one length: a shorter one may have lost the zeros at its beginning to a
/// spreadsheet. Nobody can tell from the file, so it is a warning.
struct LostZeros {
    let warning: String?

    init(_ numbers: some Sequence<(line: Int, number: String)>) {
        let digits = numbers.filter { !$0.number.isEmpty && $0.number.allSatisfy { $0.isASCII && $0.isNumber } }
        let counts = Dictionary(digits.map { ($0.number.count, 1) }, uniquingKeysWith: +)
        guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.value * 2 > digits.count
        else {
            warning = nil
            return
        }
        let shorter = digits.filter { $0.number.count < usual.key }
        let startWithZero = digits.contains { $0.number.count == usual.key && $0.number.hasPrefix("0") }
        // Where those of full length begin with zeros, nothing was lost in this file.
        guard let first = shorter.first, !startWithZero else {
            warning = nil
            return
        }
        let lines = shorter.prefix(3).map { String($0.line) }.joined(separator: ", ")
        let padded = String(repeating: "0", count: usual.key - first.number.count) + first.number
        warning =
            "\(shorter.count) account numbers have fewer digits than the others (lines \(lines)\(shorter.count > 3 ? " …" : "")). "
            + "Should zeros have been lost in a spreadsheet (\(padded) became \(first.number)), format the column as text and enter "
            + "them anew."
    }
}
