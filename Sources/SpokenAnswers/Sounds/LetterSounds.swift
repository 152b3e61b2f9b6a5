/// Two or three letters without a vowel are said by their names: version 2 hears "K. C." as "Casey" and "D. J." as "Deejay".
///
/// One row: the letter, and its name in the sounds of English and of French.
enum LetterSounds {
    private static let rows = """
        b BIY   BE
        c SIY   SE
        d DIY   DE
        f EF    EF
        g JIY   JE
        h EYX   AC
        j JEY   JI
        k KEY   KA
        l EL    EL
        m EM    EM
        n EN    EN
        p PIY   PE
        q KUW   KU
        r AR    ER
        s ES    ES
        t TIY   TE
        v VIY   VE
        w DUBULYUW DWBLVE
        x EKS   IKS
        z SIY   ZED
        """

    private static let english = index(column: 1)
    private static let french = index(column: 2)

    /// Nothing where the letters make a word.
    static func spelled(_ letters: [UInt8], language: Language) -> [UInt8]? {
        guard 2...3 ~= letters.count else { return nil }
        let names = language == .en ? english : french
        var sounds: [UInt8] = []
        for letter in letters {
            guard let name = names[letter] else { return nil }
            sounds += name
        }
        return sounds
    }

    private static func index(column: Int) -> [UInt8: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: Table.rows(rows).compactMap { row in
                row[0].utf8.first.map { ($0, Array(row[column].utf8)) }
            })
    }
}
