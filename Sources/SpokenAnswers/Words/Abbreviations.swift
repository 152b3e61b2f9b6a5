/// Written shortenings that are spoken in full.
///
/// One row: the kinds of answer it holds for (`*` all), where in the answer (`any`, `edge`: first or last, `first`, `last`),
/// the shortenings, the words they stand for (`_` joins two). Sources: USPS Publication 28 appendix C, the INSEE code
/// officiel géographique, Lexique des règles typographiques en usage à l'Imprimerie nationale.
enum Abbreviations {
    static let english = """
        *            any    st saint
        *            any    ste sainte
        *            any    & and
        *            any    % percent
        *            any    mt mount
        *            any    ft fort
        *            any    dr doctor
        *            any    mr mister
        *            any    mrs missus
        *            any    ms|miss miss
        *            any    prof professor
        *            any    rev reverend
        *            any    jr junior
        *            any    sr senior
        *            any    vol volume
        *            any    vols volumes
        *            any    vs versus
        *            any    bros brothers
        *            any    dept department
        *            any    univ university
        *            any    intl international
        *            any    natl national
        *            any    assn association
        city,school  any    hts heights
        city,school  any    ctr|centre center
        city,school  any    spgs|spg|sprgs springs
        city,school  any    vlg village
        city,school  any    jct junction
        city,school  any    pk park
        city,school  any    bch beach
        city,school  any    lk lake
        city,school  any    rd road
        city,school  any    ave|av avenue
        city,school  any    blvd boulevard
        city,school  any    mtn mountain
        city,school  any    pt port
        city,school  any    twp township
        city,school  any    co county
        city,school  any    isl island
        city         edge   n north
        city         edge   s south
        city         edge   e east
        city         edge   w west
        school       any    elem|el elementary
        school       any    acad academy
        school       any    sch|schl school
        school       any    inst institute
        school       any    sci science
        school       any    tech technical
        school       last   hs high_school
        school       last   ms middle_school
        school       last   es elementary_school
        school       any    jhs junior_high_school
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
        *            any    gal général
        *            any    cdt commandant
        *            any    mal maréchal
        *            any    vol volume
        city,school  any    nd notre_dame
        city,school  any    s sur
        city,school  any    ss sous
        city,school  any    lez lès
        city,school  any    av|ave avenue
        city,school  any    bd|bld boulevard
        city,school  any    pl place
        city,school  any    fg|fbg faubourg
        city,school  any    chap chapelle
        school       any    ec école
        school       any    mat|matern maternelle
        school       any    elem|élém|elt élémentaire
        school       any    prim primaire
        school       any    coll|clg collège
        school       any    lyc lycée
        school       any    inst institution
        """

    static let byLanguage: [Language: [AnswerKind: [String: Expansion]]] = [
        .en: index(english), .fr: index(french),
    ]

    struct Expansion: Sendable {
        let key: String
        let spelling: String
        let place: Place

        /// Whether the rule holds for word `index` of `count`.
        func holds(at index: Int, of count: Int) -> Bool {
            switch place {
            case .any: true
            case .edge: count > 1 && (index == 0 || index == count - 1)
            case .first: index == 0
            case .last: count > 1 && index == count - 1
            }
        }
    }

    enum Place: String, Sendable { case any, edge, first, last }

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
