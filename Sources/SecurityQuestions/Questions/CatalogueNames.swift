import SpokenAnswers

/// Family names of people who crossed one's path: the best measured kind. Every text asks for the *family* name, because
/// first names are too few to hide among (`docs/guessing.md`).
extension Catalogue {
    static let names = [
        SecurityQuestion(
            id: "maths-teacher-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of the mathematics teacher you remember best?",
                fr:
                    "Quel était le nom de famille du professeur de mathématiques dont vous gardez le souvenir le plus vif\u{A0}?"
            ),
            fitness:
                "Everybody had one, the strongest memory of several stays, and no register ties pupils to teachers.",
            guessability: measured),
        SecurityQuestion(
            id: "strictest-teacher-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of the strictest teacher you ever had?",
                fr: "Quel était le nom de famille du professeur le plus sévère de votre scolarité\u{A0}?"),
            fitness: "Strictness settles which of many teachers is meant, and is seldom told to colleagues.",
            guessability: measured),
        SecurityQuestion(
            id: "neighbours-at-ten-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of the family next door when you were ten?",
                fr: "Quel était le nom de famille de vos voisins quand vous aviez dix ans\u{A0}?"),
            fitness: "The age makes it one family; an address of decades ago is needed to look it up.",
            guessability: measured),
        SecurityQuestion(
            id: "first-coach-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of the person who coached you in your first sports club?",
                fr:
                    "Quel était le nom de famille de la personne qui vous entraînait dans votre premier club de sport\u{A0}?"
            ),
            fitness: "The first of a kind stays the first; children's trainers are not on profiles.",
            guessability: measured),
        SecurityQuestion(
            id: "music-teacher-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of the person who gave you your first music lessons?",
                fr:
                    "Quel était le nom de famille de la personne qui vous a donné vos premières leçons de musique\u{A0}?"
            ),
            fitness: "At school or at home, nearly everybody had some; fixed in time; not in registers.",
            guessability: measured),
        SecurityQuestion(
            id: "first-pen-pal-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of your first pen pal or exchange partner?",
                fr:
                    "Quel était le nom de famille de la première personne avec qui vous avez correspondu à l’étranger\u{A0}?"
            ),
            fitness: "Letters and school exchanges are lasting memories, known to few; the first one is one person.",
            guessability:
                "Names of other countries come in, so it spreads wider than the surnames of one country; the commonest "
                + "abroad are refused by judgement.",
            popular: .surnamesAbroad),
        SecurityQuestion(
            id: "first-odd-job-surname", kind: .name,
            text: Phrase(
                en: "What was the last name of the first people who gave you a small paid job, such as babysitting?",
                fr:
                    "Quel était le nom de famille des premières personnes qui vous ont confié un petit travail rémunéré, par exemple une garde d’enfants\u{A0}?"
            ),
            fitness: "Too small for a curriculum vitae, unlike a first employer, and one's first money is remembered.",
            guessability: measured),
    ]

    private static let measured =
        "Measured: INSEE surnames for French, US Census 1990 for English. Whose surname it is does not matter to a stranger."
}
