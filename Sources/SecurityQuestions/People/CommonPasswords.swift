/// What passwords are commonly made of, and how little is left of most of them without it.
///
/// A list of whole passwords would hold few of fifteen characters: people reach that length with a common word, a name, a year and
/// a run of keys. So the pieces are known, and every way of putting them together is refused at once.
enum CommonPasswords {
    /// Whether little is left of `password` once what everybody tries is taken away.
    ///
    /// - Parameter password: folded: small letters, no accents.
    static func contains(_ password: String) -> Bool {
        let bare = lettersAndDigits(of: password)
        let least = min(PasswordRules.leastBeside, worth(of: bare))
        let read = lettersAndDigits(of: withLetters(password))
        return (read == bare ? [bare] : [bare, read]).contains { bare in
            let (rest, stems) = withoutStems(bare)
            return isOneWordOverAndOver(bare) || worth(of: withoutWalks(rest)) + worth(of: stems) < least
        }
    }

    static func lettersAndDigits(of text: String) -> [Character] { text.filter { $0.isLetter || $0.isNumber } }

    /// What is left is counted in letters. A digit counts half: there are ten, and most stand for a year or a day.
    static func worth(of rest: [Character]) -> Int {
        let digits = rest.count(where: \.isNumber)
        return rest.count - digits + digits / 2
    }

    /// Two known words are tried like one. Each further one, if it is another, is a choice among some two thousand: as good as
    /// four letters of which nobody knows the order.
    private static func worth(of stems: Set<String>) -> Int { 4 * max(0, stems.count - 2) }

    /// The longest known word at each place goes.
    private static func withoutStems(_ letters: [Character]) -> (rest: [Character], found: Set<String>) {
        var rest = letters[...]
        var kept: [Character] = []
        var found: Set<String> = []
        while let first = rest.first {
            if let stem = stemsByStart[String(rest.prefix(shortestStem))]?.first(where: { rest.starts(with: $0) }) {
                found.insert(String(stem))
                rest.removeFirst(stem.count)
            } else {
                kept.append(first)
                rest.removeFirst()
            }
        }
        return (kept, found)
    }

    /// "p@ssw0rd" is "password": up to three signs or digits before a letter are read as the letters they look like.
    private static func withLetters(_ text: String) -> String {
        var read = ""
        var run = ""
        for character in text {
            if likeness[character] != nil {
                run.append(character)
            } else {
                read += character.isLetter && run.count <= 3 ? String(run.map { likeness[$0] ?? $0 }) : run
                run = ""
                read.append(character)
            }
        }
        return read + run
    }

    /// "brouette-brouette-1", whatever digits stand around it.
    private static func isOneWordOverAndOver(_ text: [Character]) -> Bool {
        let word = text.drop(while: \.isNumber).reversed().drop(while: \.isNumber)
        return PasswordRules.isRepetition(Array(word), longest: word.count / 2)
    }

    /// Without pieces of four or more keys in a row, in either direction.
    private static func withoutWalks(_ letters: [Character]) -> [Character] {
        var rest = letters[...]
        var kept: [Character] = []
        while let first = rest.first {
            let longest = longestWalk(at: rest)
            if longest == 0 { kept.append(first) }
            rest.removeFirst(max(1, longest))
        }
        return kept
    }

    /// How many characters at the start of `text` stand in a walk in the same order without a gap; 0 where they are fewer than
    /// ``shortestWalk``, which a look at the first of them tells.
    private static func longestWalk(at text: ArraySlice<Character>) -> Int {
        let walks = walksByStart[String(text.prefix(shortestWalk))] ?? []
        return walks.map { walk in zip(text, walk).prefix { $0 == $1 }.count }.max() ?? 0
    }

    private static let shortestWalk = 4
    /// From each key of a walk to its end, by the first four.
    private static let walksByStart = Dictionary(
        grouping: walks.flatMap { walk in walk.indices.map { walk[$0...] } }.filter { $0.count >= shortestWalk }
    ) { String($0.prefix(shortestWalk)) }
    private static let walks = [
        "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1q2w3e4r5t6y7u8i9o0p", "1a2z3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1aqw2zsx3edc4rfv5tgb6yhn", "12345678901234567890",
        "abcdefghijklmnopqrstuvwxyz",
    ].flatMap { [Array($0), $0.reversed()] }
    private static let likeness: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "€": "e",
    ]

    private static let shortestStem = 4
    /// The words of the lists, and the names that are common by count: by their first four letters, the longest first. Shorter names
    /// are in everything.
    private static let stemsByStart: [String: [[Character]]] = {
        let words = (english + " " + french).split { $0.isWhitespace }.map(String.init)
        let names = [
            AnswerList.commonSurnamesEN, .commonFirstNamesEN, .commonFirstNamesFR, .largestCitiesEN, .largestCitiesFR,
        ]
        .flatMap(\.answers).map { String(lettersAndDigits(of: PasswordRules.fold($0))) }.filter { $0.count >= 5 }
        return Dictionary(grouping: Set(words + names).map { Array($0) }.filter { $0.count >= shortestStem }) {
            String($0.prefix(shortestStem))
        }
        .mapValues { $0.sorted { $1.count < $0.count } }
    }()
}
