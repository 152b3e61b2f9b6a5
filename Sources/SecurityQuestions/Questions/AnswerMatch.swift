public enum AnswerMatch: String, Sendable {
    case strict, sound, none
}
