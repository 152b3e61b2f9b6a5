/// Written shortenings that are spoken in full.
///
/// One row: the kinds of answer it holds for (`*` all), where in the answer (`any`, `beside` other words, `edge`: first or
/// last of several, `last` of several, before a `number`), the shortenings, the words they stand for (`_` joins two). Sources: USPS Publication 28 appendix C, the INSEE code
/// officiel géographique, Lexique des règles typographiques en usage à l'Imprimerie nationale.
enum Abbreviations {
    static let english = """
        *            any    st saint
        *            any    ste sainte
        *            any    & and
        *            any    % percent
        *            beside mt mount
        *            beside ft fort
        *            any    dr doctor
        *            any    mr mister
        *            any    mrs missus
        *            any    ms|miss miss
        *            any    prof professor
        *            any    rev reverend
        *            beside jr junior
        *            beside sr senior
        *            number vol volume
        *            number vols volumes
        *            beside vs versus
        *            beside bros brothers
        *            beside dept department
        *            beside univ university
        *            beside intl international
        *            beside natl national
        *            beside assn association
        city,school  beside hts heights
        city,school  beside ctr|centre center
        city,school  beside spgs|spg|sprgs springs
        city,school  beside vlg village
        city,school  beside jct junction
        city,school  beside bch beach
        city,school  beside lk lake
        city,school  beside rd road
        city,school  beside ave|av avenue
        city,school  beside blvd boulevard
        city,school  beside mtn mountain
        city,school  beside pt port
        city,school  beside twp township
        city         edge   n north
        city         edge   s south
        city         edge   e east
        city         edge   w west
        school       beside elem elementary
        school       beside acad academy
        school       beside sch|schl school
        school       beside inst institute
        school       last   hs high_school
        school       last   ms middle_school
        school       last   es elementary_school
        school       beside jhs junior_high_school
        """

    static let french = """
        *            any    st saint
        *            any    ste sainte
        *            any    sts saints
        *            any    stes saintes
        *            any    & et
        *            any    % pour_cent
        *            any    mr monsieur
        *            any    mme madame
        *            any    mmes mesdames
        *            any    mlle|melle mademoiselle
        *            any    dr docteur
        *            any    pr|prof professeur
        *            any    mgr monseigneur
        school,city  beside gal général
        school,city  beside cdt commandant
        school,city  beside mal maréchal
        *            number vol volume
        city,school  beside nd notre_dame
        city,school  beside s sur
        city,school  beside ss sous
        city,school  beside lez lès
        city,school  beside av|ave avenue
        city,school  beside bd|bld boulevard
        city,school  beside pl place
        city,school  beside fg|fbg faubourg
        city,school  beside chap chapelle
        school       beside ec école
        school       beside mat|matern maternelle
        school       beside elem|élém|elt élémentaire
        school       beside prim primaire
        school       beside coll|clg collège
        school       beside lyc lycée
        school       beside inst institution
        """

    static let byLanguage: [Language: [AnswerKind: [String: Expansion]]] = [
        .en: index(english), .fr: index(french),
    ]

    struct Expansion: Sendable {
        let key: String
        let spelling: String
        let place: Place

        /// Whether the rule holds for word `index` of `words`.
        func holds(at index: Int, in words: [Word], _ language: Language) -> Bool {
            let isLast = index == words.count - 1
            return switch place {
            case .any: true
            case .beside: words.count > 1
            case .edge: words.count > 1 && (index == 0 || isLast)
            case .last: words.count > 1 && isLast
            case .number: !isLast && Self.isNumber(words[index + 1], language)
            }
        }

        private static func isNumber(_ word: Word, _ language: Language) -> Bool {
            word.shape == .digits || RomanNumeral.value(of: word.key) != nil
                || NumberLexicon.of(language).words[word.key] != nil
        }
    }

    enum Place: String, Sendable { case any, beside, edge, last, number }

    private static func index(_ text: String) -> [AnswerKind: [String: Expansion]] {
        var index: [AnswerKind: [String: Expansion]] = [:]
        for row in Table.rows(text) {
            let named = row[0].split(separator: ",").compactMap { AnswerKind(rawValue: String($0)) }
            let spelling = row[3].split(separator: "_").joined(separator: " ")
            let expansion = Expansion(
                key: LetterFolding.shared.key(of: spelling), spelling: spelling,
                place: Place(rawValue: String(row[1])) ?? .any)
            for short in Table.alternatives(row[2]) {
                let key = ["&", "%"].contains(short) ? String(short) : LetterFolding.shared.key(of: short)
                for kind in row[0] == "*" ? AnswerKind.allCases : named { index[kind, default: [:]][key] = expansion }
            }
        }
        return index
    }
}
