/// The commonest family names. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonSurnamesEN: AnswerList = """
        # The 108 commonest of US Census 1990 (public domain)
        Smith; Johnson; Williams; Brown; Jones; Davis; Miller; Wilson; Anderson; Moore; Thomas; Taylor
        Jackson; White; Harris; Martin; Thompson; Clark; Garcia; Lee; Green; Martinez; Robinson; Rodriguez
        Lewis; Walker; Allen; Hall; Young; Hernandez; King; Wright; Hill; Lopez; Scott; Adams; Reed; Baker
        Mitchell; Gonzalez; Carter; Nelson; Perez; Ross; Kelly; Roberts; Turner; Phillips; Campbell; Parker
        Evans; Edwards; Collins; Stewart; Cook; Sanchez; Peterson; Morris; Rogers; Morgan; Bell; Bailey
        Murphy; Cooper; Rivera; Richardson; Gray; Howard; Cox; Torres; Ward; James; Ramirez; Brooks; Watson
        Bennett; Sanders; Simmons; Barnes; Price; Fisher; Wood; Hayes; Henderson; Jenkins; Coleman; Patterson
        Perry; Powell; Flores; Hughes; Long; Washington; Butler; Foster; Diaz; Hansen; Mcdonald; Bryant
        Gonzales; Alexander; Russell; Griffin; Jordan; Myers; Ford; Graham; Hamilton
        """

    static let commonSurnamesFR: AnswerList = """
        # The 13 commonest of INSEE Fichier des noms 2008, births 1891-2000 (Licence Ouverte); accents restored by rule
        Martin; Lefebvre; Bernard; Thomas; Renaud; Gauthier; Petit; Durand; Robert; Moreau; Richard; Laurent
        Dubois
        """
}
