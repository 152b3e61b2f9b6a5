/// Tells the encoding of a file by its byte order mark, or by what its bytes would say in each.
extension TextEncoding {
    package static func recognise(_ bytes: [UInt8]) -> TextEncoding {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if let wide = utf16WithoutMark(bytes) { return wide }
        let found = UTF8Count(bytes)
        // A text of UTF-8 with a damaged place stays one; in another encoding hardly two bytes make a character of UTF-8.
        if found.faults <= found.characters { return .utf8 }
        return [windows1252, macRoman, dos850].map { ($0, $0.likelihood(of: bytes)) }
            .reduce((.windows1252, Int.min)) { $1.1 > $0.1 ? $1 : $0 }.0
    }

    /// Latin letters in UTF-16 have a zero beside them.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> TextEncoding? {
        let start = bytes.prefix(4096)
        guard start.count >= 8 else { return nil }
        let even = start.indices.count { $0.isMultiple(of: 2) && start[$0] == 0 }
        let odd = start.indices.count { !$0.isMultiple(of: 2) && start[$0] == 0 }
        let many = start.count / 4
        if odd > many, even < odd / 8 + 1 { return .utf16LittleEndian }
        if even > many, odd < even / 8 + 1 { return .utf16BigEndian }
        return nil
    }

    /// How well the bytes beyond ASCII read as French, English or a neighbour's names in this encoding.
    private func likelihood(of bytes: [UInt8]) -> Int {
        guard let upperHalf else { return .min }
        var sum = 0
        for index in bytes.indices where bytes[index] >= 0x80 {
            let before = index > bytes.startIndex ? character(bytes[index - 1], upperHalf) : " "
            let after = index + 1 < bytes.endIndex ? character(bytes[index + 1], upperHalf) : " "
            sum += Self.weight(character(bytes[index], upperHalf), between: before, and: after)
        }
        return sum
    }

    private func character(_ byte: UInt8, _ upperHalf: [Unicode.Scalar]) -> Unicode.Scalar {
        byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80]
    }

    private static let usual = Set("éèêëàâäçîïôöùûüœæñáíóúßåøÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÑÁÍÓÚØÅ".unicodeScalars)
    private static let usualSigns = Set("’‘“”«»–—…€°º\u{A0}\u{202F}".unicodeScalars)

    private static func weight(
        _ scalar: Unicode.Scalar, between before: Unicode.Scalar, and after: Unicode.Scalar
    ) -> Int {
        if scalar == "\u{FFFD}" || scalar.isControl { return -8 }
        guard scalar.properties.isAlphabetic else { return usualSigns.contains(scalar) ? 1 : -3 }
        // A capital in the middle of small letters is another encoding's small letter.
        if scalar.properties.isUppercase, before.properties.isLowercase || after.properties.isLowercase,
            before.properties.isAlphabetic
        {
            return -4
        }
        // A small letter after capitals, before one.
        if scalar.properties.isLowercase, before.properties.isUppercase, after.properties.isUppercase { return -4 }
        return usual.contains(scalar) ? ("éèàçêôîùûâëïÉÈÀÇÎ".unicodeScalars.contains(scalar) ? 3 : 2) : -2
    }
}

/// How many characters of several bytes are UTF-8, and how many bytes are no part of any.
private struct UTF8Count {
    private(set) var characters = 0
    private(set) var faults = 0

    init(_ bytes: [UInt8]) {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): if scalar.count > 1 { characters += 1 }
            case .error: faults += 1
            case .emptyInput: return
            }
        }
    }
}
