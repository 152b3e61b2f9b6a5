import SpokenAnswers

/// The language a browser asks for (RFC 9110 §12.5.4).
enum AcceptLanguage {
    /// The one of ours with the highest weight; nil when none is named.
    static func preferred(_ header: String?) -> Language? {
        guard let header else { return nil }
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";").map { String($0).filter { !$0.isWhitespace } }
            guard let language = Language(rawValue: String((parts.first ?? "").prefix(2).lowercased())) else {
                continue
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > (best?.weight ?? 0) { best = (language, weight) }
        }
        return best?.language
    }
}
