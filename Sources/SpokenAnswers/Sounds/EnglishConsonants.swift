/// What English consonant letters sound like; the columns are those of ``SoundRules``.
enum EnglishConsonants {
    static let rows = """
        ; b
        m     b       #s      -
        m     be      #s      -
        -     b       t#      B
        -     b       -       B
        ; c
        ~     chele   #       CEL
        e     ch      o:#es   K
        #     chey    a       CAY
        #     cheyenne #       CAYAN
        ~     chelle  #       CEL
        r     ci      a       C
        #     claus   #       KLAWS
        -     ch      rl      K
        -     cht     #       KT
        i     ch      a:e:l   K
        i     ch      o       K
        a:zbm ch      -       K
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
        #     duane   -       DWEYN
        -     dge     #       J
        -     dg      -       J
        -     dt      #       T
        -     d       -       D
        ; f
        -     f       -       F
        ; g
        ~     gia     #       JU
        #     graham  -       GRAM
        u     gh      t#C     -
        r     gh      #s      G
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
        ~dgklnrt h       a:m:#s  -
        #     hour    -       AWUR
        bdjk  h       V       -
        j     h       n       -
        CV    h       C#      -
        r     h       -       -
        w     h       V       -
        -     h       -       H
        ; j
        #     jered   -       JERUD
        #     jaquel  -       JAKL
        #     jackel  -       JAKL
        #     jarred  -       JERUD
        #     jayme   #       JEYMIY
        #     jaime   #       JEYMIY
        #     jacquel -       JAKL
        #     jared   -       JERUD
        #     jeann   -       JAN
        #     jean    ei      JAN
        #     jesse   #       JESIY
        n     ja      #       IYU
        #     jacques -       JAK
        -     j       -       J
        ; k
        #     kahn    #       KON
        #     khan    #       KON
        #     kn      -       N
        -     kh      -       K
        -     kk      -       K
        -     k       -       K
        ; l
        #     lou     a       LUW
        #     lu      a       LUW
        #     leo     n:a     LE
        #     lou     i       LUW
        #     lew     i       LUW
        ~bcdfghkmnpqstvxz le      #       UL
        -     l       -       L
        ; m
        #     madame  #       MADUM
        #     mack    #s      MAK
        #     mack    i:n     MUK
        #     mak     i:n     MUK
        #     mcgh    -       MUG
        #     mch     u       MUK
        #     monte   #       MONTIY
        #     moham   -       MOHAM
        #     mac     ai:rn   MUK
        #     mcg     -       MUG
        #     mag     u:i     MUG
        #     mag     e:e     MUG
        #     mik     a:e:l:al MUK
        #     mik     a:iy    MUK
        #     mic     a:eiy:l MUK
        #     mich    a:e:l:al MUK
        #     mac     a:iy:l  MUK
        #     myk     a:eiy:l MUK
        #     mak     a:e:l:al MUK
        #     mak     a:iy    MUK
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
        ~     ngues   #       NGUS
        -     n       -       N
        ; p
        #     phoe    -       FIY
        -     ph      e:r:d   P
        m     p       st      -
        -     ph      a:r:d   P
        -     ph      -       F
        #     pn      -       N
        #     ps      -       S
        -     p       -       P
        ; q
        -     que     #       K
        -     qu      -       KW
        -     q       -       K
        ; r
        t:n   re      vs      UR
        -     rh      -       R
        ~bcgkt re      #s      UR
        p     re      #       REY
        ~     re      #       UR
        -     r       -       R
        ; s
        #     sofie   #       SOFIY
        #     sofi    #       SOFIY
        #     sew     #       SOW
        #     shoe    -       CUW
        #     suite   #       SWIYT
        #     shea    #       CEY
        #     stephen #s      STEVUN
        #     sean    #       CON
        -     sch     -       C
        -     sh      -       C
        -     ssi     ao      C
        -     si      ao      C
        -     sc      eiy     S
        -     s       -       S
        ; t
        -     tsch    -       X
        r:o   t       g:a     -
        #     thy     m:e     TAY
        lr    t       zs      -
        n     t       s:#     -
        s     t       l:e     -
        -     tth     -       Q
        #     th      o:m     T
        #     th      e:r:e:s T
        ~     ti      e:n     C
        -     tch     -       X
        -     th      -       Q
        -     tio     n       CU
        ~     ti      o       C
        ~     ti      a:l     C
        -     t       -       T
        ; v
        -     v       -       V
        ; w
        C#    wr      -       R
        -     wh      o:#lmsr H
        -     wh      -       W
        -     w       -       W
        ; x
        -     xx      -       KS
        #     x       -       S
        -     xs      -       KS
        -     x       -       KS
        ; z
        -     z       -       S
        """
}
