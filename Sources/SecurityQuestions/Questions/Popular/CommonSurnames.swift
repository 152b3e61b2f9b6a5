/// The commonest family names. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonSurnamesEN: AnswerList = """
        # The 113 commonest, one spelling a sound: US Census 1990 (public domain)
        Smith; Johnson; Williams; Brown; Jones; Davis; Miller; Wilson; Anderson; Moore; Taylor; Thomas
        Jackson; White; Thompson; Harris; Martin; Clark; Garcia; Lee; Green; Lewis; Martinez; Robinson
        Rodriguez; Walker; Allen; Hall; Young; Hernandez; King; Wright; Hill; Lopez; Scott; Adams; Reed
        Baker; Mitchell; Gonzalez; Perez; Carter; Nelson; Kelly; Roberts; Rogers; Turner; Phillips; Campbell
        Parker; Stewart; Evans; Edwards; Collins; Cook; Sanchez; Peterson; Stevens; Morris; Bell; Morgan
        Bailey; Murphy; Cooper; Rivera; Richardson; Gray; Howard; Cox; Torres; Ward; Myers; James; Ramirez
        Brooks; Watson; Bennett; Sanders; Simmons; Barnes; Price; Fisher; Perry; Wood; Hayes; Ross; Henderson
        Jenkins; Coleman; Patterson; Cruz; Powell; Flores; Hughes; Long; Washington; Butler; Foster; Diaz
        Hansen; Mcdonald; Robertson; Bryant; Gonzales; Wallace; Alexander; Russell; Griffin; Jordan; Cole
        Ford; Graham; Hamilton
        """

    static let commonSurnamesFR: AnswerList = """
        # The 13 commonest, one spelling a sound: INSEE Fichier des noms 2008, births 1891-2000 (Licence Ouverte); accents restored by rule
        Martin; Lefebvre; Bernard; Thomas; Renaud; Gauthier; Petit; Durand; Robert; Moreau; Richard; Laurent
        Dubois
        """
}
