/// The commonest family names. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonSurnamesEN: AnswerList = """
        # The 116 commonest, one spelling a sound: US Census 1990 (public domain)
        Smith; Johnson; Williams; Brown; Jones; Davis; Miller; Wilson; Moore; Anderson; Taylor; Thomas
        Jackson; White; Thompson; Harris; Martin; Clark; Garcia; Gonzalez; Lee; Lewis; Rodriguez; Green
        Martinez; Robinson; Walker; Hall; Allen; Lopez; Young; Hernandez; King; Wright; Hill; Scott; Adams
        Reed; Baker; Mitchell; Perez; Carter; Nelson; Kelly; Roberts; Rogers; Campbell; Turner; Phillips
        Parker; Stewart; Evans; Edwards; Collins; Sanchez; Cook; Peterson; Stevens; Morris; Bell; Morgan
        Bailey; Murphy; Torres; Cooper; Rivera; Richardson; Gray; Howard; Cox; Ward; Myers; James; Ramirez
        Brooks; Watson; Bennett; Matthews; Sanders; Simmons; Barnes; Price; Fisher; Perry; Wood; Hayes; Ross
        Flores; Henderson; Jenkins; Coleman; Patterson; Diaz; Cruz; Powell; Hughes; Long; Washington; Butler
        Foster; Hansen; Mcdonald; Cole; Robertson; Russell; Bryant; Mclaughlin; Wallace; Alexander; Griffin
        Jordan; Ford; Gomez; Graham; Hamilton; Dixon
        """

    static let commonSurnamesFR: AnswerList = """
        # The 13 commonest, one spelling a sound: INSEE Fichier des noms 2008, births 1891-2000 (Licence Ouverte); accents restored by rule
        Martin; Lefebvre; Bernard; Renaud; Thomas; Gauthier; Petit; Durand; Robert; Moreau; Richard; Laurent
        Dubois
        """
}
