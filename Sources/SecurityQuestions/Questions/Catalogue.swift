import SpokenAnswers

/// Every security question there is or was.
///
/// A question enters when most adults can answer it, in four words, with something that does not change and stands in
/// no register or profile, and when its likeliest answers fit the guess budget once the popular ones are refused. Never:
/// a mother's maiden name, birth, address, identity numbers, a favourite anything, the first pet or car, the school
/// attended, religion, health, or a first name.
///
/// Both texts are written for their readers, not translated. The French ones say *vous* and agree with no customer's
/// gender. Questions of one kind share a file.
public enum Catalogue {
    public static let questions = names + cities + pets + titles + retired

    public static let offered = questions.filter { $0.status == .offered }

    public static func question(_ id: SecurityQuestion.ID) -> SecurityQuestion? { byID[id] }

    private static let byID = Dictionary(uniqueKeysWithValues: questions.map { ($0.id, $0) })
}
