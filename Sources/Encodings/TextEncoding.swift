/// How a text file writes its letters.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 (little-endian)"
    case utf16BigEndian = "UTF-16 (big-endian)"
    case windows1252 = "Windows-1252"
    case macRoman = "Mac Roman"
    /// What a spreadsheet calls “MS-DOS”.
    case dos850 = "code page 850 (MS-DOS)"

    /// The characters of bytes 128 to 255, where one byte is one character.
    var upperHalf: [Unicode.Scalar]? {
        switch self {
        case .windows1252: Self.windows1252Characters
        case .macRoman: Self.macRomanCharacters
        case .dos850: Self.dos850Characters
        case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
        }
    }

    private static let windows1252Characters = Array(
        ("€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ"
            + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
            + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
            + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ").unicodeScalars)
    private static let macRomanCharacters = Array(
        ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
            + "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
            + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
            + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)
    private static let dos850Characters = Array(
        ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
            + "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
            + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
            + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}").unicodeScalars)

    /// The bytes without a byte order mark, in UTF-8. What is no character becomes U+FFFD.
    package func utf8(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf8: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        case .utf16LittleEndian: Self.utf8(ofUTF16: bytes) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: Self.utf8(ofUTF16: bytes) { UInt16($0) << 8 | UInt16($1) }
        case .windows1252, .macRoman, .dos850: utf8(ofSingleBytes: bytes)
        }
    }

    private static func utf8(ofUTF16 bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        var units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        if units.first == 0xFEFF { units.removeFirst() }
        // Half a character at the end is the sign of a file that was cut.
        if !bytes.count.isMultiple(of: 2) { units.append(0xFFFD) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private func utf8(ofSingleBytes bytes: [UInt8]) -> [UInt8] {
        guard let upperHalf else { return bytes }
        let written = upperHalf.map { Array(String(Character($0)).utf8) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += written[Int(byte) - 0x80] }
        }
        return text
    }
}
