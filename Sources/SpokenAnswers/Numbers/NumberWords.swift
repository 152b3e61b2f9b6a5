/// Number words of the two languages.
///
/// One row: the value, the cardinal, the ordinal; `|` parts ways to say it, the first is the one written.
/// French has the words of France and Québec, Belgium (septante, nonante) and Switzerland (huitante, older octante).
/// Sources: Grevisse, Le Bon Usage, on numerals; the 1990 report on hyphens; Quirk et al., A Comprehensive Grammar, 6.63.
enum NumberWords {
    static let english = """
        0 zero zeroth
        1 one first
        2 two second
        3 three third
        4 four fourth
        5 five fifth
        6 six sixth
        7 seven seventh
        8 eight eighth
        9 nine ninth
        10 ten tenth
        11 eleven eleventh
        12 twelve twelfth
        13 thirteen thirteenth
        14 fourteen fourteenth
        15 fifteen fifteenth
        16 sixteen sixteenth
        17 seventeen seventeenth
        18 eighteen eighteenth
        19 nineteen nineteenth
        20 twenty twentieth
        30 thirty thirtieth
        40 forty|fourty fortieth
        50 fifty fiftieth
        60 sixty sixtieth
        70 seventy seventieth
        80 eighty eightieth
        90 ninety ninetieth
        100 hundred hundredth
        1000 thousand thousandth
        1000000 million millionth
        1000000000 billion billionth
        """

    static let french = """
        0 zéro zéroième
        1 un|une premier|première|unième
        2 deux deuxième
        3 trois troisième
        4 quatre quatrième
        5 cinq cinquième
        6 six sixième
        7 sept septième
        8 huit huitième
        9 neuf neuvième
        10 dix dixième
        11 onze onzième
        12 douze douzième
        13 treize treizième
        14 quatorze quatorzième
        15 quinze quinzième
        16 seize seizième
        20 vingt|vingts vingtième
        30 trente trentième
        40 quarante quarantième
        50 cinquante cinquantième
        60 soixante soixantième
        70 septante septantième
        80 huitante|octante huitantième
        90 nonante nonantième
        100 cent|cents centième
        1000 mille|mil millième
        1000000 million|millions millionième
        1000000000 milliard|milliards milliardième
        """

    /// What is written right after digits to make an ordinal of them.
    static let ordinalSuffixes: [Language: Set<String>] = [
        .en: Table.keys("st nd rd th"),
        .fr: Table.keys("er ère re e ème ième eme nd nde d de"),
    ]
}

/// One number word, looked up.
struct NumberWord: Sendable {
    let value: Int
    let isOrdinal: Bool

    var isUnit: Bool { 1...9 ~= value }
    var isTen: Bool { value >= 20 && value < 100 }
    var isScale: Bool { value >= 1000 }
}
