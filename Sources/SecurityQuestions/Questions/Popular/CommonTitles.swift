/// The best known titles. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let bestKnownTitlesEN: AnswerList = """
        # The 105 commonest, one spelling a sound: goodbooks-10k ratings_count (CC BY-SA 4.0)
        The Hunger Games; Harry Potter and the Sorcerer's Stone; Twilight; To Kill a Mockingbird
        The Great Gatsby; The Fault in Our Stars; The Hobbit; The Catcher in the Rye; Pride and Prejudice
        Angels & Demons; The Diary of a Young Girl; 1984; Divergent; Animal Farm
        Harry Potter and the Prisoner of Azkaban; Catching Fire; The Kite Runner
        Harry Potter and the Chamber of Secrets; The Girl with the Dragon Tattoo; The Fellowship of the Ring
        Harry Potter and the Goblet of Fire; Harry Potter and the Order of the Phoenix
        Harry Potter and the Deathly Hallows; Mockingjay; Harry Potter and the Half-Blood Prince
        Romeo and Juliet; The Lovely Bones; Lord of the Flies; The Lion, the Witch, and the Wardrobe
        The Help; Of Mice and Men; The Da Vinci Code; The Lightning Thief; A Game of Thrones; The Alchemist
        Fifty Shades of Grey; Memoirs of a Geisha; The Giver; Little Women; New Moon; Jane Eyre; Eclipse
        Eat, Pray, Love; City of Bones; The Book Thief; Eragon; Breaking Dawn; Water for Elephants
        Charlotte's Web; The Notebook; Brave New World; Where the Sidewalk Ends; The Girl on the Train
        Life of Pi; The Hitchhiker's Guide to the Galaxy; The Golden Compass
        The Adventures of Huckleberry Finn; The Secret Life of Bees; Wuthering Heights
        The Perks of Being a Wallflower; Gone with the Wind
        The Curious Incident of the Dog in the Night-Time; My Sister's Keeper; Slaughterhouse-Five; Insurgent
        A Thousand Splendid Suns; Ender's Game; Frankenstein; The Shining; Looking for Alaska; The Host
        Holes; The Time Traveler's Wife; Sense and Sensibility; The Little Prince; Bridget Jones's Diary
        Night; Batman; The Maze Runner; The Giving Tree; Into the Wild; Hamlet; The Odyssey
        The Devil Wears Prada; The Outsiders; The Secret Garden; A Tale of Two Cities; Dracula
        The Picture of Dorian Gray; The Princess Bride; A Wrinkle in Time; The Glass Castle
        Where the Wild Things Are; Miss Peregrine’s Home for Peculiar Children; The Handmaid's Tale; Wicked
        City of Glass; A Time to Kill; Me Before You; Fahrenheit 451; A Storm of Swords
        The Girl Who Played with Fire; Catch-22; Steve Jobs; Tuesdays with Morrie
        """
}
