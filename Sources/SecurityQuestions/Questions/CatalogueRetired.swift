import SpokenAnswers

/// Withdrawn questions. They stay here for as long as an account may have chosen one.
extension Catalogue {
    static let retired = [
        SecurityQuestion(
            id: "first-foreign-city", kind: .city, status: .retired,
            text: Phrase(
                en: "What was the first foreign city you visited without your parents?",
                fr: "Quelle est la première ville étrangère que vous avez visitée sans vos parents\u{A0}?"),
            fitness: "Applicable, memorable, one answer; but travels are what profiles show most.",
            guessability: "People of one country go to the same dozen capitals, and no free count says how unevenly.",
            popular: .foreignCities,
            withdrawn: "The places that would have to be refused are the ones that nearly everybody would answer."),
        SecurityQuestion(
            id: "unfinished-school-book", kind: .title, status: .retired,
            text: Phrase(
                en: "Which book that you had to read at school did you never finish?",
                fr: "Quel livre au programme n’avez-vous jamais fini de lire\u{A0}?"),
            fitness: "Everybody has one and remembers it; but a curriculum is public.",
            guessability: "A school year sets the same few dozen books to a whole country.",
            popular: .setBooks,
            withdrawn: "Refusing the set books leaves hardly an answer, and a caller's school year gives the rest away."
        ),
        SecurityQuestion(
            id: "first-dish-cooked", kind: .food, status: .retired,
            text: Phrase(
                en: "What was the first dish you cooked for other people?",
                fr: "Quel est le premier plat que vous avez cuisiné pour d’autres personnes\u{A0}?"),
            fitness: "Everybody cooked a first; but few remember which, and dishes have many names.",
            guessability:
                "Foods are the weakest answers known: the likeliest one opens 19.7 % of English accounts that were asked "
                + "for a favourite (Bonneau and others, WWW 2015).",
            popular: .dishes,
            withdrawn: "Most answers would have to be refused before the rest fit the guess budget."),
    ]
}
