/// Records, and the artists that are said in place of a title.
extension AnswerList {
    static let records: AnswerList = """
        # By judgement; no counts.
        Thriller; Bad; Dangerous; The Dark Side of the Moon; The Wall; Back in Black; Hotel California
        Greatest Hits; Best of; Rumours; Abbey Road; Sgt. Pepper’s Lonely Hearts Club Band; Help
        The White Album; Let It Be; Nevermind; Jagged Little Pill; Spice; Spiceworld; Born in the USA
        Purple Rain; Like a Virgin; The Joshua Tree; Brothers in Arms; Appetite for Destruction; The Black Album
        Metallica; Bat Out of Hell; Saturday Night Fever; Grease; The Bodyguard; Come On Over
        Baby One More Time; Millennium; Backstreet’s Back; Oops I Did It Again; The Marshall Mathers LP
        The Eminem Show; Hybrid Theory; American Idiot; Dookie; Legend; 21; 1989; Fearless; Discovery
        Random Access Memories; A Night at the Opera; Now; Titanic; D’eux; Notre-Dame de Paris
        Les Dix Commandements; Samedi soir sur la terre; Caribbean Quarter; Jamais content; Star Academy
        Dance Machine; NRJ; L’école du micro d’argent; Mozaïque; Ma vie; Racine carrée; Cheese
        Entre gris clair et gris foncé; Mademoiselle chante le blues; Sheila; Ainsi soit je
        Jean-Jacques Goldman; Johnny Hallyday; Michael Jackson; Madonna; The Beatles; Les Beatles; Queen; Abba
        Abba Gold; U2; Nirvana; Eminem; Spice Girls; Céline Dion; Mylène Farmer; Indochine; Téléphone; Renaud
        Lorie; L5; Chantal Goya; Dorothée; Pink Floyd
        """
}
