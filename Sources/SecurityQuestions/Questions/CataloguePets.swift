import SpokenAnswers

/// Given names of animals and things that are nobody's first pet. The likeliest of them are first names, and refused.
extension Catalogue {
    static let pets = [
        SecurityQuestion(
            id: "stuffed-toy-name", kind: .pet,
            text: Phrase(
                en: "What was the name of the stuffed toy you kept the longest?",
                fr: "Comment s’appelait la peluche que vous avez gardée le plus longtemps\u{A0}?"),
            fitness: "Most children had one and named it; kept longest means one; only the family heard the name.",
            guessability:
                "Names of pets are a proxy. Toys bear plainer names, and those are refused by judgement: what the toy "
                + "is, and the bears and rabbits of books and films.",
            popular: .stuffedToys),
        SecurityQuestion(
            id: "someone-elses-animal-name", kind: .pet,
            text: Phrase(
                en: "What was the name of the animal you loved as a child that belonged to someone else?",
                fr: "Comment s’appelait l’animal que vous aimiez, enfant, et qui appartenait à quelqu’un d’autre\u{A0}?"
            ),
            fitness:
                "A grandparent's dog, a friend's cat: as dear as one's own and, not being one's own, never posted.",
            guessability: animals),
        SecurityQuestion(
            id: "first-ride-animal-name", kind: .pet,
            text: Phrase(
                en: "What was the name of the first horse, pony or donkey you rode?",
                fr: "Comment s’appelait le premier cheval, poney ou âne que vous avez monté\u{A0}?"),
            fitness: "The first ride is remembered with its animal; nothing records it.",
            guessability:
                "Names of pets are a proxy; what horses are called in books and films is refused by judgement.",
            popular: .mounts),
        SecurityQuestion(
            id: "vehicle-nickname", kind: .pet,
            text: Phrase(
                en: "What nickname did your family give to a car, a boat or a bicycle?",
                fr: "Quel surnom votre famille donnait-elle à une voiture, à un bateau ou à un vélo\u{A0}?"),
            fitness: "A household word that leaves the household seldom; one vehicle per family bears one.",
            guessability: "Names of pets are a proxy; the stock nicknames of cars are refused by judgement.",
            popular: .vehicles),
    ]

    private static let animals =
        "No count may be passed on: a law stands for it, in docs/guessing.md. The usual English names and the call names of "
        + "French cats and dogs are refused by judgement."
}
