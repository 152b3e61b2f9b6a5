/// What French consonant letters sound like; the columns are those of ``SoundRules``, the sounds those of ``FrenchSounds``.
enum FrenchConsonants {
    static let rows = """
        ; b
        #     business -       BIZNES
        m     b       #s      -
        -     b       v       -
        -     b       -       B
        ; c
        -     chr     -       KR
        -     chl     -       KL
        -     chn     -       KN
        e:#   ch      o       K
        -     ch      o:er    K
        -     ch      a:o     K
        i     cha     e:l     KA
        r:o   ch      e:s     K
        -     ch      n       K
        y:s   ch      -       K
        -     ch      -       C
        s:e   c       o:n:d   G
        -     ck      -       K
        -     cqu     -       K
        -     cq      -       K
        -     cc      eiy     KS
        -     c       eiy     S
        n:a   c       o:i     S
        n:a   c       a:i     S
        n     c       #       -
        n     ct      #s      -
        n     cs      #       -
        -     cs      #       K
        e:p   ct      #s      -
        -     ct      #s      KT
        r:eo  c       #       -
        -     c       -       K
        ; d
        i     dt      #       T
        n     d       bcdfgjklmnpqstvxz -
        -     ds      #       -
        -     d       #       -
        -     dj      -       J
        -     d       -       D
        ; f
        -     ph      -       F
        r:e   f       #s      -
        -     f       -       F
        ; g
        #     ghisl   -       JISL
        #     ghysl   -       JISL
        #     guisl   -       JISL
        #     guen    a       GWEN
        -     gn      -       NI
        -     gh      -       G
        -     gu      eiy     G
        -     gue     #       G
        -     gg      eiy     GJ
        -     g       eiy     J
        nr    g       #s      -
        -     gt      #s      -
        -     g       -       G
        ; h
        -     h       -       -
        ; j
        -     j       -       J
        ; k
        -     kh      -       K
        -     k       -       K
        ; l
        u     lt      #       -
        u:o   ls      #       -
        -     l       -       L
        ; m
        e:l   mer     #       MER
        -     m       n       M
        -     m       -       M
        ; n
        -     n       -       N
        ; p
        -     ph      -       F
        m     p       #stdc   -
        l:u   p       t       -
        a:b   p       t       -
        e:s   p       t:#i:#e -
        -     ps      #       -
        u:o   p       #s      -
        o     p       #       -
        -     p       -       P
        ; q
        -     que     #       K
        -     ques    #       K
        -     qu      -       K
        -     q       -       K
        ; r
        p:suy res     #       RE
        #     regn    a       REN
        -     rh      -       R
        -     r       -       R
        ; s
        #     schmid  #       CMIT
        #     schmit  #       CMIT
        -     sch     -       C
        -     sh      -       C
        -     sc      eiy     S
        -     ss      -       S
        y     s       #       S
        -     s       d       -
        V     s       V       Z
        o     st      #       -
        i:o   st      #       -
        -     st      #       ST
        -     s       #       -
        -     s       -       S
        ; t
        i     ti      a:#h    SI
        e     tz      #       S
        -     tion    -       SIH
        -     tch     -       C
        -     th      -       T
        n     t       bcdfgjklmnpqsvxz -
        -     ts      #d      -
        -     tt      #       T
        ^u    t       #       T
        -     t       #       -
        -     t       -       T
        ; v
        -     v       -       V
        ; w
        -     w       -       W
        ; x
        u     x       #d      -
        i:o   x       a       S
        u     x       e       S
        i     x       #       KS
        -     x       -       KS
        ; z
        ^a    z       #       Z
        -     z       #       -
        -     z       -       Z
        """
}
