/// French spelling to sounds, for answers whose accents and spaces are gone already.
///
/// Sounds: the consonants of their letters, C as in chat, J as in jour; A E I O U as in patte, thé, si, eau, tu; W ou,
/// X eu, Q an, Y in, H on. Open and closed vowels are one sound, i and the y of yeux are one, gn is ni.
/// Sources: Catach, L'orthographe française; Fouché, Traité de prononciation française (final consonants, names).
enum FrenchSounds {
    static let rules = SoundRules(
        """
        ; a
        s     aou     l       W
        c     aen     #       Q
        -     aient   #       E
        -     ains    #       Y
        -     aim     #       Y
        -     ain     #bcdfgjklpqrstvxz Y
        -     aille   #       AI
        -     ailles  #       AI
        -     aill    -       AI
        -     ail     #       AI
        -     ails    #       AI
        -     aix     #       E
        -     ais     #       E
        -     aon     #s      Q
        -     aulx    #       O
        -     ai      -       E
        -     ay      e:#s    EI
        -     ay      V       AI
        -     ay      -       E
        -     aul     tdxn    O
        -     au      -       O
        -     aou     t       W
        -     ann     #       AN
        -     an      #bcdfgjklpqrstvxz Q
        -     am      bp      Q
        -     am      -       AM
        -     ah      C#      A
        -     a       -       A
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
        n     d       bcdfgjklmnpqstvxz -
        -     ds      #       -
        -     d       #       -
        -     dj      -       J
        -     d       -       D
        ; e
        -     eault   #       O
        -     eaud    #       O
        -     eau     -       O
        j     ean     n       AN
        j     ean     #C      Q
        j     e       a       -
        g     e       ao      -
        -     eoi     -       WA
        -     ein     #bcdfgjklpqrstvxz Y
        -     einn    -       EN
        -     eill    -       EI
        -     eil     #s      EI
        -     ei      -       E
        -     ey      V       EI
        -     ey      -       E
        -     eux     #       X
        -     eue     #       X
        -     euill   -       XI
        -     euil    #       XI
        -     eu      -       X
        iy:CV en      #bcdfgjklpqrstvxz Y
        -     ent     #       Q
        -     ents    #       Q
        -     enn     -       EN
        -     en      #       EN
        -     en      bcdfgjklpqrstvxz Q
        f     emm     e       AM
        -     emm     -       EM
        -     em      bp      Q
        ^     ees     #       E
        ^     ee      #       E
        ^     es      #       E
        ^     e       #       E
        -     ees     #       -
        -     ee      #       -
        -     ee      C       I
        -     ee      -       E
        rs    e       a:n:n   -
        ~     er      #       E
        ~     ers     #       E
        -     ez      #       E
        n:#   et      #       ET
        -     et      #       E
        -     ets     #       E
        -     est     #       EST
        c:l   ef      #s      E
        -     esqu    -       EK
        -     esn     -       EN
        -     esm     -       EM
        ao    e       #       E
        -     es      #       -
        -     e       #       -
        V     e       aou     -
        C     e       aou     E
        -     ew      -       W
        -     e       -       E
        ; f
        -     ph      -       F
        r:e   f       #s      -
        -     f       -       F
        ; g
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
        ; i
        gmv   ill     e:#s    IL
        v     ill     -       IL
        m     ill     ei      IL
        #     ill     -       IL
        -     illi    a       ILI
        V     ill     -       I
        g     ill     ie      I
        C     illa    #       ILA
        C     ill     #e      I
        C     ill     -       IL
        -     ien     #bcdfgjklpqrstvxz IY
        -     ieu     -       IX
        -     ieau    -       IO
        ^     ier     #s      IER
        -     iers    #       IE
        -     ied     #s      IE
        -     ier     #       IE
        -     iez     #       IE
        -     iet     #       IE
        -     ies     #       I
        -     ie      #       I
        -     ie      aou     I
        -     im      bp      Y
        -     in      #bcdfgjklpqrstvxz Y
        x     is      #       IS
        l:e   is      #       IS
        c:n   is      #       IS
        r:i   is      #       IS
        n:n   is      #       IS
        rf    ix      #       I
        ^     ix      #       IS
        -     is      #       I
        -     iy      -       I
        -     i       -       I
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
        -     m       n       M
        -     m       -       M
        ; n
        -     n       -       N
        ; o
        -     oeu     -       X
        -     oe      u       X
        -     oeil    #s      XI
        -     oeill   -       XI
        pm    oel     -       WAL
        -     oill    -       WAL
        -     oin     #bcdfgjklpqrstvxz WY
        -     ouin    #bcdfgjklpqrstvxz WY
        -     ouill   -       WI
        -     ouil    #       WI
        -     oie     #       WA
        -     oix     #       WA
        -     ois     #       WA
        -     ous     #       W
        -     oi      -       WA
        -     oy      V       WAI
        -     oy      -       WA
        -     ou      -       W
        -     oo      -       W
        -     ow      #       O
        -     on      #bcdfgjklpqrstvxz H
        -     om      bpt#    H
        -     o       -       O
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
        -     rh      -       R
        -     r       -       R
        ; s
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
        ; u
        bf    u       l:l:#   W
        g     u       eiy     -
        -     ueill   -       XI
        -     ueil    -       XI
        ^     us      #       U
        sfj   us      #       U
        -     us      #       US
        -     uis     #       UI
        -     un      #bcdfgjklpqrstvxz Y
        -     um      bp      Y
        f     um      #s      Y
        -     um      #s      OM
        -     u       -       U
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
        ; y
        -     yn      #       IN
        -     yn      bcdfgjklpqrstvxz Y
        -     ym      bp      Y
        -     y       -       I
        ; z
        ^a    z       #       Z
        -     z       #       -
        -     z       -       Z
        """, vowelSounds: "AEIOUWXQYH")
}
