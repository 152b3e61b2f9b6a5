/// What the counts do not reach: they were made in the United States and in France. By rank of population or frequency
/// as generally known, without figures.
extension AnswerList {
    static let surnamesElsewhere: AnswerList = """
        # Britain, Ireland, Canada, Belgium, Switzerland; by judgement, no counts.
        Davies; Evans; Thomas; Clarke; Wood; Patel; Khan; Singh; Hussain; Ali; Ahmed; Begum; Kaur; Hughes
        Murphy; Kelly; O’Sullivan; Walsh; O’Brien; Byrne; Ryan; O’Connor; O’Neill; MacDonald; Campbell; Stewart
        Tremblay; Gagnon; Roy; Côté; Bouchard; Gauthier; Morin; Lavoie; Fortin; Gagné; Nguyen; Li; Wang; Chen
        Kim; Tran; Peeters; Janssens; Maes; Jacobs; Mertens; Willems; Claes; Dupont; Lambert; Diallo
        Müller; Meier; Schmid; Keller; Favre; Rochat; da Silva; Ferreira
        """

    static let largestCitiesElsewhere: AnswerList = """
        # Britain, Ireland, Canada, Belgium, Switzerland, Luxembourg; by judgement, no counts.
        London; Birmingham; Manchester; Glasgow; Liverpool; Leeds; Bristol; Sheffield; Edinburgh; Cardiff
        Belfast; Leicester; Coventry; Bradford; Nottingham; Newcastle; Newcastle upon Tyne; Hull; Plymouth
        Stoke-on-Trent; Wolverhampton; Derby; Southampton; Portsmouth; Aberdeen; Swansea; Brighton; Reading
        Dublin; Cork; Limerick; Galway; Toronto; Montréal; Vancouver; Calgary; Edmonton; Ottawa; Winnipeg
        Mississauga; Brampton; Hamilton; Surrey; Halifax; Victoria; Québec; Laval; Gatineau; Longueuil
        Sherbrooke; Trois-Rivières; Saguenay; Lévis; Bruxelles; Brussels; Anvers; Antwerp; Gand; Ghent
        Charleroi; Liège; Bruges; Namur; Mons; Genève; Geneva; Lausanne; Zurich; Bâle; Basel; Berne; Bern
        Fribourg; Neuchâtel; Sion; Luxembourg; Monaco
        """
}
