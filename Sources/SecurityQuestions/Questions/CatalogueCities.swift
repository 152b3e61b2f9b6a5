import SpokenAnswers

/// Towns where something happened once. Villages are asked for on purpose: they are the good answers.
extension Catalogue {
    static let cities = [
        SecurityQuestion(
            id: "school-trip-place", kind: .city,
            text: Phrase(
                en: "Where did you go on your most memorable school trip?",
                fr: "Quelle était la destination de votre voyage scolaire le plus mémorable\u{A0}?"),
            fitness: "Nearly every pupil made one; the memory is settled; classmates know it, strangers do not.",
            guessability:
                "Trips go to sights more than to where people live: the population figures are a proxy, and the usual "
                + "destinations are refused by judgement.",
            popular: .vaguePlaces + .destinations + .schoolTrips),
        SecurityQuestion(
            id: "first-trip-without-family-town", kind: .city,
            text: Phrase(
                en: "Which town or village did you go to on your first trip without your family?",
                fr: "Dans quelle ville ou quel village avez-vous passé vos premières vacances sans votre famille\u{A0}?"
            ),
            fitness: "A step everybody takes once; before the age of posted photographs for most account owners.",
            guessability: "The population figures are a proxy; holiday destinations are refused by judgement.",
            popular: .vaguePlaces + .destinations + .resorts),
        SecurityQuestion(
            id: "childhood-holiday-town", kind: .city,
            text: Phrase(
                en: "Which town or village did your family return to most often for holidays when you were a child?",
                fr:
                    "Dans quelle ville ou quel village votre famille retournait-elle le plus souvent en vacances quand vous étiez enfant\u{A0}?"
            ),
            fitness: "Told by repetition, so well remembered; known to the family only.",
            guessability: "The population figures are a proxy; the best known resorts are refused by judgement.",
            popular: .vaguePlaces + .destinations + .resorts),
        SecurityQuestion(
            id: "car-trouble-town", kind: .city,
            text: Phrase(
                en: "Near which town or village did you have the worst car trouble of your life?",
                fr: "Près de quelle ville ou de quel village avez-vous connu votre pire panne de voiture\u{A0}?"),
            fitness: "Drivers and passengers alike have the story, with its place; nobody publishes it.",
            guessability: bySize, popular: .vaguePlaces),
        SecurityQuestion(
            id: "first-wedding-town", kind: .city,
            text: Phrase(
                en: "In which town or village was the first wedding you remember going to?",
                fr:
                    "Dans quelle ville ou quel village a eu lieu le premier mariage auquel vous vous souvenez d’avoir assisté\u{A0}?"
            ),
            fitness: "Somebody else's wedding, seen as a child: a register has the couple, not the guest.",
            guessability: bySize, popular: .vaguePlaces),
        SecurityQuestion(
            id: "missed-job-town", kind: .city,
            text: Phrase(
                en: "In which town or village was the first job you applied for and did not get?",
                fr:
                    "Dans quelle ville ou quel village se trouvait le premier emploi que l’on vous a refusé\u{A0}?"
            ),
            fitness: "What did not come about stands on no profile, and a first disappointment is remembered.",
            guessability: bySize, popular: .vaguePlaces),
        SecurityQuestion(
            id: "lost-object-town", kind: .city,
            text: Phrase(
                en: "In which town or village did you lose something that you still miss?",
                fr: "Dans quelle ville ou quel village avez-vous perdu un objet que vous regrettez encore\u{A0}?"),
            fitness: "Regret keeps the place in mind; nobody else has a reason to know it.",
            guessability: bySize, popular: .vaguePlaces),
        SecurityQuestion(
            id: "first-tent-town", kind: .city,
            text: Phrase(
                en: "Near which town or village did you first sleep in a tent?",
                fr: "Près de quelle ville ou de quel village avez-vous dormi sous la tente pour la première fois\u{A0}?"
            ),
            fitness: "Happened once, mostly in childhood, mostly near places too small to be guessed.",
            guessability: "Tents stand where few people live, so the population figures overstate the big towns.",
            popular: .vaguePlaces + .resorts + .campsites),
    ]

    private static let bySize =
        "Measured as if such things happen where people live: GeoNames populations, a proxy for the places of events."
}
