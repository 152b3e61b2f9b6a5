/// The phone numbers of one field, whatever somebody has put between them.
package struct PhoneNumberList: Sendable {
    /// Each once, in the order they stand in.
    package private(set) var numbers: [PhoneNumber] = []
    /// What is no number, as it was written, and why.
    package private(set) var refused: [(text: String, why: PhoneNumberRefusal)] = []

    /// `;` `,` `|` `&` `:::` `/`, a line's end, "ou", "or" and the like, and spaces where nothing else makes sense.
    package init(_ text: String, plan: PhoneNumberingPlan) {
        let address = PhoneAddress(text)
        let reading = PhoneNumberReading(plan: plan, isSent: false)
        let tokens = PhoneNumberToken.all(in: address.text)
        guard tokens.contains(where: { $0 != .gap && $0 != .line }) else { return }
        let whole = PhoneNumberText(tokens: tokens, context: address.context).number(in: reading)
        if case .success(let number) = whole {
            numbers = [number]
            return
        }
        let parts = tokens.split(whereSeparator: Self.separates).map(Array.init).filter(Self.says)
        guard parts.count > 1 || tokens.count > 1 else {
            if case .failure(let why) = whole { refused = [(text, why)] }
            return
        }
        for part in parts {
            if let found = Self.numbers(in: part, context: address.context, reading) {
                for number in found where !numbers.contains(number) { numbers.append(number) }
            } else if case .failure(let why) = PhoneNumberText(tokens: part, context: nil).number(in: reading) {
                refused.append((parts.count == 1 ? text : Self.text(part), why))
            }
        }
        if parts.isEmpty { refused = [(text, .noNumber)] }
    }

    /// Cuts a part at what may stand inside a number as well; the fewest numbers win.
    private static func numbers(
        in part: [PhoneNumberToken], context: String?, _ reading: PhoneNumberReading
    ) -> [PhoneNumber]? {
        guard part.count <= 80 else { return nil }
        // The numbers that the first so many tokens are.
        var best: [[PhoneNumber]?] = [[]] + Array(repeating: nil, count: part.count)
        for end in 1...max(1, part.count) where end == part.count || part[end].isLoose {
            for start in 0..<end where best[start] != nil && (start == 0 || part[start].isLoose) {
                guard let before = best[start], best[end].map({ $0.count > before.count + 1 }) ?? true else { continue }
                let piece = Array(part[start..<end])
                if case .success(let number) = PhoneNumberText(tokens: piece, context: context).number(in: reading) {
                    best[end] = before + [number]
                } else if let last = before.last, let other = last.ending(in: piece) {
                    best[end] = before + [other]
                }
            }
        }
        return best[part.count]
    }

    private static func separates(_ token: PhoneNumberToken) -> Bool {
        switch token {
        case .mark(let sign): [";", ",", ":", "|", "&", "<", ">", "\""].contains(sign)
        case .word(let word): ["ou", "or", "et", "and", "und", "oder", "puis", "then"].contains(word)
        default: false
        }
    }

    /// Whether anything is in it: not the "::" of ":::" alone.
    private static func says(_ part: [PhoneNumberToken]) -> Bool {
        part.contains { token in
            switch token {
            case .digits: true
            case .word(let word): !PhoneNumberText.labels.contains(word)
            default: false
            }
        }
    }

    private static func text(_ part: [PhoneNumberToken]) -> String {
        part.map { token in
            switch token {
            case .digits(let text), .word(let text): text
            case .plus: "+"
            case .open: "("
            case .close: ")"
            case .gap, .line: " "
            case .slash: "/"
            case .mark(let sign): String(sign)
            }
        }.joined().trimmingSpaces()
    }
}

extension PhoneNumberToken {
    /// What stands inside a number, and between two.
    fileprivate var isLoose: Bool { self == .gap || self == .slash || self == .line }
}

extension PhoneNumber {
    /// "01 99 00 20 21/22": the next line of the same house.
    fileprivate func ending(in piece: [PhoneNumberToken]) -> PhoneNumber? {
        guard piece.first == .slash else { return nil }
        let rest = piece.dropFirst().filter { $0 != .gap }
        guard rest.count == 1, case .digits(let end) = rest[0], (1...4).contains(end.count) else { return nil }
        return PhoneNumber(e164: e164.dropLast(end.count) + end)
    }
}
