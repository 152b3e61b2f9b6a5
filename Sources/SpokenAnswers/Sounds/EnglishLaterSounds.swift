/// What version 2 hears otherwise in English, beside the tables of version 1; the columns are those of ``SoundRules``, the
/// sounds those of ``EnglishSounds``.
///
/// After `;` stands what a row is worth by itself among words of one pronunciation, counted by `Benchmarks/spoken`: pairs it
/// makes equal and parts in the folds it was looked up in, the same in the others, and how many more pairs of different
/// words become equal. `none`: made by rule, for spellings that the lists have too few of.
enum EnglishLaterSounds {
    static let rows = """
        -              eaux  #            OW    ; 7-0 4-0 +1
        -              eh    C            E     ; 15-0 7-1 -6
        ^              ie    s:CV         IY    ; 12-1 1-0 +2
        r:f            ie    d            IY    ; 4-0 0-0 +0
        r:f            i     d:a          IY    ; 2-0 0-0 +0
        ^              ei    f            AY    ; 7-1 1-0 -1
        l:#            ei    l            EY    ; 7-0 0-0 +0
        ^blrstz        io    n:#s         AYU   ; 2-0 1-0 +0
        ^w             y     l:V          AY    ; 2-0 0-0 +0
        h:r            ys    #            IYS   ; 1-0 0-0 +0
        ^              i     f:e:r        AY    ; 7-0 1-0 -1
        ^              e     g:e:r        IY    ; 3-0 2-0 +1
        ^              e     l:e:y        IY    ; 2-0 1-0 +0
        ^              e     v:e:y:#      IY    ; 1-0 0-0 +0
        ^              a     b:o:r        EY    ; 1-0 0-0 +0
        ^              oe    C            OW    ; 2-0 8-0 +2
        ^              ou    p            UW    ; 3-0 2-0 +2
        -              ogue  #            OWG   ; 1-0 1-0 -1
        r:g            oss   #            OWS   ; 2-0 0-0 +0
        r:g            os    #            OWS   ; none
        hpm            o     s:t:#s       OW    ; 1-0 0-0 +0
        m              o     n:t:h        U     ; none
        m              o     n:k          U     ; none
        r:f            o     n:t          U     ; 1-0 0-0 +0
        -              ea    l:t:h        E     ; 1-0 0-0 +0
        -              ea    d:o:w        E     ; 1-0 0-0 +0
        h              ea    d            E     ; 1-0 3-0 +1
        w:s            ea    t            E     ; 2-0 0-0 -1
        r:b            ea    d            E     ; none
        y              ear   -            IR    ; 1-0 0-0 +0
        -              eay   #            IY    ; 1-0 0-0 +0
        ^              irr   aeiou        IR    ; 2-0 0-0 +0
        k:#            i     a:n          IY    ; 2-0 0-0 +0
        k:#            ey    ao           IY    ; 2-0 0-0 +0
        k:#            ai    l:eiy        AY    ; 6-0 0-0 +0
        #              e     l:i:a        I     ; 1-0 0-0 +0
        -              a     x:e          A     ; 1-0 0-0 +0
        -              e     x:e          E     ; none
        -              i     x:e          I     ; none
        -              o     x:e          O     ; none
        sz             ier   #            UR    ; 3-0 0-0 -1
        ~hg            eon   #s           UN    ; 2-0 0-0 +0
        m:ah           ed    #            UD    ; 1-1 0-0 +1
        ~              ette  -            UT    ; 1-0 0-0 +0
        bcdgklmnprstvz e     v:i:l        -     ; 1-0 0-1 +0
        bcdgklmnprstvz e     f:o:r:d      -     ; none
        bcdgklmnprstvz e     w:o:o:d      -     ; none
        bcdgklmnprstvz e     f:i:e:l      -     ; none
        r:g            ae    m:e:#        A     ; 3-0 0-0 +0
        #              pf    -            F     ; 11-0 0-0 +0
        #              ts    -            S     ; 3-0 0-0 +0
        #              dj    -            J     ; 1-0 0-0 +0
        #              g     e:iy         G     ; 2-0 0-0 +0
        o              ch    -            K     ; 8-0 1-0 +1
        ~ao            gh    aeu          H     ; none
        -              ch    mn           K     ; 2-0 1-0 +3
        -              cch   -            K     ; 3-0 1-0 +2
        -              cqu   l            K     ; 1-0 0-0 +0
        -              ct    s:#          K     ; 1-0 0-0 +0
        i              pt    #            T     ; 1-0 0-0 +0
        m              p     b            -     ; 1-0 0-0 +0
        u:o            bt    -            T     ; 1-0 0-0 +0
        s              w     o:r:d        -     ; none
        s:n            w     e            -     ; none
        a              th    a:l:i        T     ; 1-0 0-0 +0
        o:m            thy   #            TIY   ; none
        t:#            oth   #            OT    ; none
        s:#            ach   a:#          AC    ; none
        #              sioux #            SUW   ; 2-0 0-0 +0
        """
}
