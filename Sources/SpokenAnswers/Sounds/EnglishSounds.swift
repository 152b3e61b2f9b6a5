/// English spelling to sounds, for answers whose accents and spaces are gone already.
///
/// Sounds: the consonants of their letters, C as in ship, X as in chip, J as in jam, Q as in thin, H as in hat; s and z
/// are one sound. A E I O U as in cat, bed, pin, lot, cup and the weak vowel; EY day, IY see, AY my, OW go, UW too,
/// AW cow, OY boy; UR as in her and in the weak endings -er, -ar, -or.
/// Sources: Cummings, American English Spelling; Wells, Longman Pronunciation Dictionary, introduction (weak vowels).
enum EnglishSounds {
    static let rules = SoundRules(
        """
        ; a
        -     augh    t       O
        -     augh    -       O
        -     au      -       O
        -     awe     #       O
        -     aw      -       O
        -     aigh    -       EY
        #     ail     -       AYL
        -     air     -       ER
        -     aer     -       ER
        -     ai      -       EY
        ~     ayne    #       EYN
        -     aye     #s      EY
        -     aye     CV      EY
        -     ay      -       EY
        -     ae      lns#    EY
        -     ae      -       EY
        -     aa      -       A
        -     arr     -       AR
        ~     ary     #       RIY
        ~     arie    #       RIY
        ~     are     #       ER
        ~     ar      #ds     UR
        ~     ard     #       URD
        -     are     #       ER
        ~     ar      -       UR
        -     ar      -       AR
        ~     all     #       UL
        -     all     #bdfghkmnpst OL
        -     al      dkt     OL
        -     ah      C       O
        -     ah      #       U
        ~     al      #       UL
        i     a       n:e:#   A
        ~     iage    #       IJ
        ~     age     #       IJ
        ~     ace     #       US
        i     anne    #       AN
        e     anne    #       AN
        e     ann     #       AN
        i     ann     #       AN
        -     a       stg:e:# EY
        -     a       C:e:s:# EY
        -     a       C:e:d:# EY
        -     a       C:e:#   EY
        -     a       dksczv:eo:nl EY
        -     a       c:iey   EY
        -     a       z:ei    EY
        -     a       bdkmnpstvz:y:# EY
        -     a       bdkmnpstvz:i:e:# EY
        -     a       bdklmnpstvz:e:y:# EY
        -     a       l:i:e:# EY
        ~     a       -       U
        -     a       -       A
        ; b
        m     b       #s      -
        -     b       t#      B
        -     b       -       B
        ; c
        -     ch      rl      K
        -     cht     #       KT
        i     ch      a:e:l   K
        i     ch      o       K
        a     ch      #       K
        -     ch      -       X
        -     cks     -       KS
        -     ckes    #       KS
        -     ck      -       K
        -     cqu     -       KW
        ~     cally   #       KLIY
        -     cc      ei      KS
        s     ci      ao      -
        V     ci      ao      C
        -     c       eiy     S
        #     c       z       -
        -     c       -       K
        ; d
        -     dge     #       J
        -     dg      -       J
        -     dt      #       T
        -     d       -       D
        ; e
        l     eigh    -       IY
        ~     eigh    #       IY
        -     eigh    -       EY
        -     eau     -       OW
        -     ear     C       UR
        -     ear     -       IR
        l     ea      n:n     IYA
        -     ea      -       IY
        -     eer     -       IR
        -     ee      -       IY
        #     eil     -       AYL
        ~     eil     #l      IYL
        -     ein     -       AYN
        -     eir     -       ER
        -     ei      lsd:e   AY
        -     ei      -       IY
        -     eu      -       UW
        -     ewe     #       UW
        -     ew      -       UW
        ~     ey      #s      IY
        -     ey      -       EY
        -     err     -       ER
        ~     ery     #       RIY
        ~     erie    #       RIY
        ~     erey    #       RIY
        ~C    er      aeiouy  R
        ~     er      -       UR
        -     er      C       UR
        -     er      -       ER
        ~     el      #       UL
        ~     ell     #       UL
        ~     elle    #       UL
        ~     e       s:#     -
        ~     ed      #       D
        -     eo      #C      IYO
        C     e       i:n:g   -
        -     e       C:e:#   IY
        ^     e       #       IY
        -     e       #       -
        ~     e       -       U
        -     e       -       E
        ; f
        -     f       -       F
        ; g
        u     gh      t#C     -
        -     gh      C#      -
        -     gh      -       G
        #     gn      -       N
        -     gn      #s      N
        -     gu      ei      G
        -     gue     #       G
        -     gg      -       G
        #     geoff   -       JEF
        #     g       i:blsg  G
        #     g       e:t     G
        -     ge      ao      J
        -     g       ey      J
        -     g       i       J
        -     g       -       G
        ; h
        bdjk  h       V       -
        j     h       n       -
        CV    h       C#      -
        r     h       -       -
        w     h       V       -
        -     h       -       H
        ; i
        -     igh     -       AY
        -     ign     #e      AYN
        -     iew     -       UW
        -     ieu     -       UW
        -     iar     #       IYUR
        -     iel     #l      IYUL
        -     ial     #       IYUL
        ~     ie      #sd     IY
        ^     ie      #sd     AY
        -     ie      -       IY
        -     ier     #       IYUR
        l     ine     #       UN
        ~     ine     #       IYN
        ~     ice     #       US
        ~     il      #       UL
        ~     ite     #       UT
        -     ir      C#      UR
        -     i       C:e:s:# AY
        -     i       C:e:d:# AY
        -     i       C:e:#   AY
        ^     i       lkpnd:e:r AY
        ^     i       l:e:y   AY
        ~     i       #       IY
        -     i       #       IY
        -     ia      #h      IYU
        -     i       ao      IY
        ~     i       -       U
        -     i       -       I
        ; j
        -     j       -       J
        ; k
        #     kn      -       N
        -     kh      -       K
        -     kk      -       K
        -     k       -       K
        ; l
        ~bcdfghkmnpqstvxz le      #       UL
        -     l       -       L
        ; m
        ~     mann    #       MUN
        #     mcc     -       MUK
        #     mack    C       MUK
        #     mck     -       MUK
        #     mack    e       MUK
        #     mak     e:n     MUK
        #     macc    -       MUK
        #     mac     C       MUK
        #     mc      -       MUK
        -     mn      #       M
        -     m       -       M
        ; n
        -     n       -       N
        ; o
        -     oo      k       U
        wghst oo      d       U
        -     oo      -       UW
        -     oa      -       OW
        -     oe      #s      OW
        -     oy      -       OY
        -     oi      -       OY
        ~     our     #       UR
        -     ough    t       O
        -     ough    -       OW
        -     ould    -       UD
        -     oux     #       UW
        -     oute    #       UWT
        -     ou      #       UW
        -     our     C       OR
        -     oul     -       OWL
        ~     ous     #       US
        -     ou      -       AW
        ~     ow      #s      OW
        -     owe     #s      OW
        -     ow      #       OW
        -     ow      l       OW
        -     ow      -       AW
        ~     ory     #       RIY
        ~     orie    #       RIY
        w     or      C       UR
        ~     or      -       UR
        -     orr     -       OR
        -     or      -       OR
        j     oh      n       O
        -     oh      C#      OW
        -     o       C:e:s:# OW
        -     o       C:e:d:# OW
        -     o       C:e:#   OW
        -     o       #       OW
        Cei   o       s:#     OW
        ^     o       C:aeiy:# OW
        ^     o       l:e:y   OW
        ^     o       C:i:e:# OW
        ~     o       -       U
        -     o       -       O
        ; p
        -     ph      -       F
        #     pn      -       N
        #     ps      -       S
        -     p       -       P
        ; q
        -     que     #       K
        -     qu      -       KW
        -     q       -       K
        ; r
        -     rh      -       R
        ~     re      #       UR
        -     r       -       R
        ; s
        #     sean    #       CON
        -     sch     -       C
        -     sh      -       C
        -     ssi     ao      C
        -     si      ao      C
        -     sc      eiy     S
        -     s       -       S
        ; t
        -     tch     -       X
        -     tsch    -       X
        -     th      -       Q
        -     tio     n       CU
        -     ti      ao      C
        -     t       -       T
        ; u
        -     ue      #       UW
        -     ue      y:#     UW
        -     ugh     -       UW
        -     uh      C       UW
        -     u       z:#     UW
        -     u       c:c     UW
        -     ui      -       UW
        -     ur      #C      UR
        -     u       C:ei    UW
        -     u       C:aouy  UW
        -     u       #       UW
        -     u       -       U
        ; v
        -     v       -       V
        ; w
        #     wr      -       R
        -     wh      o:#lms  H
        -     wh      -       W
        -     w       -       W
        ; x
        #     x       -       S
        -     xs      -       KS
        -     x       -       KS
        ; y
        -     yah     #       YU
        #     y       V       Y
        V     y       V       Y
        ^     y       l:V     AY
        ~     yl      #l      UL
        ~     y       s:#     IY
        ^     ye      #       AY
        -     y       C:e:#   AY
        ~     y       #       IY
        ^     y       #       AY
        ~     ye      #       IY
        ~     yr      #e      UR
        -     y       a:#h    IY
        ~     y       C       U
        -     y       -       I
        ; z
        -     z       -       S
        """)
}
