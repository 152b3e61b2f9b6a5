/// How letters are said aloud, one by one.
///
/// One row: the letter, its names in English, its names in French, its word in the alphabet of the radio (ICAO/ITU, with
/// its French spellings). `double` names of w are rules of ``SpelledLetters``.
enum LetterNames {
    static let rows = """
        a ay          a      alpha|alfa
        b bee         bé     bravo
        c cee|see     cé     charlie
        d dee         dé     delta
        e ee          eu     echo|écho
        f eff|ef      effe   foxtrot|fox
        g gee         gé     golf
        h aitch|haitch ache|hache hotel|hôtel
        i eye         i      india
        j jay         ji     juliett|juliet|juliette
        k kay         ka     kilo
        l el|ell      elle   lima
        m em          emme   mike
        n en          enne   november|novembre
        o oh          o      oscar
        p pee         pé     papa
        q queue|cue   qu|ku  quebec|québec
        r ar|are      erre|air romeo|roméo
        s ess|es      esse   sierra
        t tee|tea     té     tango
        u you         u      uniform|uniforme
        v vee         vé     victor
        w -           -      whiskey|whisky
        x ex          ixe    xray
        y why|wye     igrec  yankee
        z zee|zed     zède|zed zulu|zoulou
        """

    static let english = index(column: 1)
    static let french = index(column: 2)

    private static func index(column: Int) -> [String: String] {
        var index: [String: String] = [:]
        for row in Table.rows(rows) {
            for name in Table.alternatives(row[column]) + Table.alternatives(row[3]) where name != "-" {
                index[LetterFolding.shared.key(of: name)] = String(row[0])
            }
        }
        return index
    }
}
