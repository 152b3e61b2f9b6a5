/// A text that should be one phone number: what is said about it (labels, an extension, the rest of an address of a
/// switchboard) is told from the number.
struct PhoneNumberText {
    private var tokens: [PhoneNumberToken]
    /// The country code that a `tel:` or `sip:` address names beside a local number (RFC 3966).
    private let context: String?

    init(_ text: String) {
        let address = PhoneAddress(text)
        self.init(tokens: PhoneNumberToken.all(in: address.text), context: address.context)
    }

    init(tokens: [PhoneNumberToken], context: String?) {
        self.tokens = tokens
        self.context = context
    }

    func number(in reading: PhoneNumberReading) -> PhoneNumberReading.Outcome {
        guard tokens.contains(where: { $0 != .gap && $0 != .line }) else { return .failure(.empty) }
        let outcome = number(of: withoutLabels, in: reading)
        // "1-800-MOBILE": a label may be dialled.
        if case .failure = outcome, case .success(let number) = number(of: tokens, in: reading) {
            return .success(number)
        }
        return outcome
    }

    private func number(
        of tokens: [PhoneNumberToken], in reading: PhoneNumberReading
    ) -> PhoneNumberReading.Outcome {
        var rest = tokens[...]
        if let end = extensionStart(rest) { rest = rest[..<end] }
        if let context, !rest.contains(.plus) { rest = [.plus, .digits(context)] + rest }
        var digits = ""
        var hasPlus = false
        /// How many digits stand before the word that comes last.
        var beforeWord: Int?
        let zero: [PhoneNumberToken] = [.open, .digits("0"), .close]
        var keepsZero = false
        while let token = rest.first {
            if rest.starts(with: zero) {
                keepsZero = true
                rest = rest.dropFirst(zero.count)
                continue
            }
            switch token {
            case .plus where digits.isEmpty && !hasPlus: hasPlus = true
            case .digits(let more):
                digits += more
                beforeWord = beforeWord == nil ? nil : digits.count
            case .word(let word):
                guard let keys = Self.keys(word), !digits.isEmpty else { return .failure(refusal(ofWordIn: digits)) }
                beforeWord = digits.count
                digits += keys
            case .open, .close, .gap, .line, .slash: break
            case .plus, .mark: return .failure(.noNumber)
            }
            rest = rest.dropFirst()
        }
        if let beforeWord { return lettered(digits, upTo: beforeWord, hasPlus: hasPlus, reading) }
        return reading.number(digits[...], hasPlus: hasPlus, keepsZero: keepsZero)
    }

    private func refusal(ofWordIn digits: String) -> PhoneNumberRefusal {
        digits.isEmpty && !tokens.contains(where: \.isNumber) ? .noNumber : .letters
    }

    /// Letters stand for keys in North America alone; what is longer than a number there is not dialled.
    private func lettered(
        _ digits: String, upTo beforeWord: Int, hasPlus: Bool, _ reading: PhoneNumberReading
    ) -> PhoneNumberReading.Outcome {
        let code = digits.hasPrefix("1") ? 1 : 0
        guard hasPlus ? code == 1 : reading.plan == .northAmerica || code == 1, beforeWord <= 10 + code else {
            return .failure(.letters)
        }
        let national = digits.dropFirst(code)
        let outcome = reading.number("1" + national.prefix(10), hasPlus: true, keepsZero: false)
        return outcome.mapError { _ in .letters }
    }

    private static func keys(_ word: String) -> String? {
        let keys = word.unicodeScalars.map { scalar -> Character? in
            guard ("a"..."z").contains(scalar) else { return nil }
            return Array("22233344455566677778889999")[Int(scalar.value - 97)]
        }
        return keys.contains(nil) ? nil : String(keys.compactMap(\.self))
    }

    /// Without what people write before or behind a number to say which it is, and the colon after it.
    private var withoutLabels: [PhoneNumberToken] {
        var kept: [PhoneNumberToken] = []
        var afterLabel = false
        for token in tokens {
            if case .word(let word) = token, Self.labels.contains(word) {
                afterLabel = true
                continue
            }
            if afterLabel, token == .mark(":") || token == .gap { continue }
            afterLabel = false
            if token == .close, let open = kept.lastIndex(of: .open), !kept[open...].contains(where: \.isNumber) {
                // "(Anne)", or an empty bracket: a word between brackets says whose number it is.
                kept.removeSubrange(open...)
                continue
            }
            kept.append(token)
        }
        while let last = kept.last, last == .gap || last == .line || last == .mark(":") { kept.removeLast() }
        return kept
    }

    /// Where an extension begins: a word or sign for it, and up to seven digits to the end.
    private func extensionStart(_ tokens: ArraySlice<PhoneNumberToken>) -> Int? {
        guard let end = tokens.lastIndex(where: \.isNumber),
            tokens[(end + 1)...].allSatisfy({ [.gap, .close, .mark("#")].contains($0) }),
            case .digits(let digits) = tokens[end], digits.count <= 7
        else { return nil }
        var start = end
        var sign: Int?
        while start > tokens.startIndex {
            start -= 1
            switch tokens[start] {
            case .gap, .open, .mark(":"), .mark("="): continue
            case .word(let word) where Self.extensions.contains(word): sign = start
            case .mark("#"): sign = start
            case .mark(","), .mark(";"): if digits.count <= 5 { sign = start }
            default: return sign.flatMap { isNumberLong(tokens[..<$0]) ? $0 : nil }
            }
        }
        return nil
    }

    private func isNumberLong(_ tokens: ArraySlice<PhoneNumberToken>) -> Bool {
        let count = tokens.reduce(0) { count, token in
            switch token {
            case .digits(let digits): count + digits.count
            case .word(let word): count + word.count
            default: count
            }
        }
        return count >= 6
    }

    private static let extensions: Set<String> = [
        "x", "ext", "extn", "exten", "extension", "poste", "post", "p", "int", "interne", "app", "appareil", "local",
        "loc", "dw", "durchwahl", "nst", "w", "tie",
    ]
    static let labels: Set<String> = Set(
        """
        tel tél téléphone telephone telefon telefax phone ph fone call callto mobile mob cell cellulaire cellular gsm natel portable port
        fixe ligne line bureau office off work travail pro professionnel home domicile dom maison perso main standard
        accueil principal direct sd fax télécopie number no nr num numéro n the le la t m f tf toll free sans frais
        sip sips asserted preferred identity remote party id from contact caller callerid cid
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
