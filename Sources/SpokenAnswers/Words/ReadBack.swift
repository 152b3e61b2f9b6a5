/// Says back what counts of an answer, as it was written where no rule wrote it anew: "saint étienne" for "St-Étienne".
struct ReadBack {
    private let answer: [Unicode.Scalar]

    init(_ answer: [Unicode.Scalar]) { self.answer = answer }

    func text(_ words: [Word]) -> String {
        var text = ""
        for (index, word) in words.enumerated() {
            if index > 0 { text += joint(words[index - 1], word) }
            text += word.spelling ?? original(word)
        }
        return text
    }

    private func joint(_ word: Word, _ next: Word) -> String {
        if next.before == .apostrophe, next.spelling == nil { return "’" }
        return next.before == .none && word.spelling == nil && next.spelling == nil ? "" : " "
    }

    private func original(_ word: Word) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: answer[word.place])
        return String(text).lowercased()
    }
}
