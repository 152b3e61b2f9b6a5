/// What version 2 hears otherwise in French, beside the tables of version 1; the columns are those of ``SoundRules``, the
/// sounds those of ``FrenchSounds``.
///
/// After `;` stands what a row is worth by itself among words of one pronunciation, counted by `Benchmarks/spoken`: pairs it
/// makes equal and parts in the folds it was looked up in, the same in the others, and how many more pairs of different
/// words become equal. `none`: made by rule, for spellings that the lists have too few of.
enum FrenchLaterSounds {
    static let rows = """
        ~              ee    #            E     ; 763-595 610-479 +0
        o              ann   #            AN    ; none
        o              an    #            AN    ; 2-0 0-0 +0
        w              an    #            AN    ; 3-0 0-0 +0
        -              yn    #            Y     ; 3-0 0-0 +0
        -              yn    n            IN    ; none
        u:o            en    #s           Q     ; 1-0 0-0 +0
        -              ay    V            EI    ; 2-1 3-1 +0
        bdfgprt        ill   ao           I     ; 9-0 15-2 +0
        g:#            ill   e:t          IL    ; 1-0 0-0 +0
        h              ill   e            IL    ; 1-0 0-0 +0
        #              alois #            ALOIS ; 1-0 0-0 +0
        #              aloys #            ALOIS ; 1-0 0-0 +0
        h:t            is    #            IS    ; 1-0 0-0 +0
        h:t            ys    #            IS    ; none
        l:c            ef    #s           E     ; 1-0 0-0 +0
        s:#            oul   #            W     ; 3-2 0-0 +0
        s:#            aoul  #            W     ; 4-0 0-0 +0
        s:ru           il    #            I     ; none
        t:nu           il    #            I     ; 0-1 0-1 +0
        #              toth  #            TOT   ; none
        #              tot   #            TOT   ; none
        """
}
