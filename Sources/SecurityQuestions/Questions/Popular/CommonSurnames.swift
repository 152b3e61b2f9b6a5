/// The commonest family names. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonSurnamesEN: AnswerList = """
        # The 110 commonest of US Census 1990 (public domain)
        Smith; Johnson; Williams; Brown; Jones; Davis; Miller; Wilson; Moore; Anderson; Taylor; Thomas
        Jackson; White; Harris; Martin; Thompson; Garcia; Martinez; Robinson; Clark; Rodriguez; Lewis; Lee
        Walker; Hall; Allen; Young; Hernandez; King; Wright; Hill; Lopez; Scott; Green; Adams; Baker; Gonzalez
        Carter; Nelson; Mitchell; Perez; Roberts; Turner; Campbell; Phillips; Parker; Evans; Edwards; Collins
        Stewart; Sanchez; Morris; Rogers; Reed; Cook; Morgan; Bell; Murphy; Bailey; Cooper; Rivera; Richardson
        Cox; Howard; Torres; Ward; Peterson; Gray; James; Ramirez; Brooks; Watson; Kelly; Sanders; Bennett
        Price; Wood; Barnes; Ross; Coleman; Henderson; Jenkins; Perry; Powell; Flores; Hughes; Long; Patterson
        Washington; Butler; Foster; Simmons; Bryant; Gonzales; Alexander; Russell; Diaz; Griffin; Hayes; Myers
        Ford; Graham; Hamilton; Sullivan; Wallace; Cole; West; Woods; Jordan
        """

    static let commonSurnamesFR: AnswerList = """
        # The 30 commonest of INSEE Fichier des noms 2008, births 1891-2000 (Licence Ouverte); accents restored by rule
        Martin; Bernard; Thomas; Petit; Robert; Richard; Dubois; Durand; Moreau; Laurent; Simon; Michel
        Lefebvre; Leroy; David; Roux; Morel; Bertrand; Fournier; Girard; Fontaine; Lambert; Dupont; Bonnet
        Rousseau; Vincent; Muller; Lefèvre; Faure; André
        """
}
