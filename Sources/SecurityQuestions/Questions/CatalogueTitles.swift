import SpokenAnswers

/// Titles of books, films and records that mark one person's past, none of them a favourite.
extension Catalogue {
    static let titles = [
        SecurityQuestion(
            id: "first-book-finished", kind: .title,
            text: Phrase(
                en: "What is the first book you remember finishing on your own?",
                fr: "Quel est le premier livre que vous vous souvenez d’avoir lu en entier\u{A0}?"),
            fitness: "Every reader has a first; it cannot change; it is not what one shows on a profile.",
            guessability: books + " Children's classics are refused by judgement.", popular: .childrensBooks),
        SecurityQuestion(
            id: "book-that-made-you-cry", kind: .title,
            text: Phrase(
                en: "What was the first book that made you cry?",
                fr: "Quel est le premier livre qui vous a fait pleurer\u{A0}?"),
            fitness: "Strong feeling, strong memory; a private thing.",
            guessability: books + " The known tear-jerkers are refused by judgement.",
            popular: .childrensBooks + .tearJerkers),
        SecurityQuestion(
            id: "lent-book", kind: .title,
            text: Phrase(
                en: "Which book did you lend and never get back?",
                fr: "Quel livre avez-vous prêté sans jamais le récupérer\u{A0}?"),
            fitness: "Known to the lender and not even to the borrower, who forgot; it stays the one that is gone.",
            guessability: books, popular: .childrensBooks + .lentBooks),
        SecurityQuestion(
            id: "first-frightening-film", kind: .title,
            text: Phrase(
                en: "What was the first film that really frightened you?",
                fr: "Quel est le premier film qui vous a vraiment fait peur\u{A0}?"),
            fitness: "Nobody forgets it and it cannot change.",
            guessability: films + " The films everybody names are refused by judgement.",
            popular: .frighteningFilms + .famousFilms),
        SecurityQuestion(
            id: "unbearable-film", kind: .title,
            text: Phrase(
                en: "Which film could you not bear to watch to the end?",
                fr: "Quel film n’avez-vous pas pu regarder jusqu’au bout\u{A0}?"),
            fitness: "Dislikes are told less often than likes and each has their own.",
            guessability: films, popular: .frighteningFilms + .famousFilms),
        SecurityQuestion(
            id: "first-album-bought", kind: .title,
            text: Phrase(
                en: "What was the first album you bought with your own money?",
                fr: "Quel est le premier album que vous avez acheté avec votre propre argent\u{A0}?"),
            fitness: "The first one is one; bought before music was posted, and often a little embarrassing since.",
            guessability:
                "No count of first purchases exists. The law for books is a proxy for how unevenly fame is spread; the "
                + "records that sold most are refused by judgement.",
            popular: .records),
    ]

    private static let books =
        "No count of readers may be passed on: a law stands for it, in docs/guessing.md. The best known books, and what is "
        + "read at French schools and bedsides, are refused by judgement."
    private static let films =
        "No free count of film-goers by title: the law for books is a proxy for how unevenly fame is spread."
}
