/// Refused besides the surnames of the counts.
extension AnswerList {
    /// The commonest names of the countries that pen pals live in.
    static let surnamesAbroad: AnswerList = """
        # By judgement; no counts.
        García; González; Rodríguez; Fernández; López; Martínez; Sánchez; Pérez; Gómez; Müller; Schmidt
        Schneider; Fischer; Weber; Meyer; Wagner; Rossi; Russo; Ferrari; Bianchi; Silva; Santos; Tanaka; Suzuki
        Sato; Ivanov; Nowak; Hansen; Andersson; de Vries
        """
}
