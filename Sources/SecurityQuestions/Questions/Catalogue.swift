import SpokenAnswers

/// Every security question there is or was. Texts are written in both languages side by side.
public enum Catalogue {
    public static let questions: [SecurityQuestion] = [
        SecurityQuestion(
            id: "school-trip-place", kind: .city,
            text: Phrase(
                en: "Where did your most memorable school trip take you?",
                fr: "Où vous a mené votre sortie scolaire la plus mémorable ?")),
        SecurityQuestion(
            id: "maths-teacher-surname", kind: .name,
            text: Phrase(
                en: "What was the surname of your most memorable maths teacher?",
                fr:
                    "Quel nom de famille portait la personne qui donnait votre cours de mathématiques le plus mémorable ?"
            )),
    ]

    public static let offered = questions.filter { $0.status == .offered }

    public static func question(_ id: SecurityQuestion.ID) -> SecurityQuestion? { byID[id] }

    private static let byID = Dictionary(uniqueKeysWithValues: questions.map { ($0.id, $0) })
}
