/// Books that most people have heard of, with the later volumes of the series among them. In the order of the alphabet:
/// nobody's count is behind it. French ones are in `PopularBooks`.
extension AnswerList {
    static let bestKnownTitlesEN: AnswerList = """
        # By judgement; no counts.
        1984; 2001: A Space Odyssey; A Brief History of Time; A Christmas Carol; A Clash of Kings
        A Clockwork Orange; A Dance with Dragons; A Feast for Crows; A Game of Thrones
        A Midsummer Night’s Dream; A Storm of Swords; A Tale of Two Cities; A Thousand Splendid Suns
        A Time to Kill; A Walk to Remember; A Wrinkle in Time; Alice in Wonderland
        Alice’s Adventures in Wonderland; Allegiant; American Gods; Angels & Demons; Angels and Demons
        Animal Farm; Anna Karenina; Anne of Green Gables; Around the World in Eighty Days; Atonement; Batman
        Becoming; Beloved; Black Beauty; Brave New World; Breaking Dawn; Brideshead Revisited
        Bridget Jones’s Diary; Carrie; Catch-22; Catching Fire; Charlie and the Chocolate Factory
        Charlotte’s Web; Cinderella; City of Ashes; City of Bones; City of Glass; Confessions of a Shopaholic
        Crime and Punishment; David Copperfield; Death of a Salesman; Divergent; Doctor Zhivago; Don Quixote
        Dracula; Dune; Eat, Pray, Love; Eclipse; Educated; Eldest; Emma; Ender’s Game; Eragon; Fahrenheit 451
        Fantastic Mr Fox; Fifty Shades Darker; Fifty Shades Freed; Fifty Shades of Grey; Flowers in the Attic
        Foundation; Frankenstein; Freakonomics; Goldfinger; Gone Girl; Gone with the Wind; Good Omens
        Great Expectations; Green Eggs and Ham; Gulliver’s Travels; Hamlet; Harry Potter
        Harry Potter and the Chamber of Secrets; Harry Potter and the Deathly Hallows
        Harry Potter and the Goblet of Fire; Harry Potter and the Half-Blood Prince
        Harry Potter and the Order of the Phoenix; Harry Potter and the Philosopher’s Stone
        Harry Potter and the Prisoner of Azkaban; Harry Potter and the Sorcerer’s Stone; Hatchet
        Heart of Darkness; Heidi; Holes; I Know Why the Caged Bird Sings; In Cold Blood; Insurgent
        Interview with the Vampire; Into the Wild; It; Jane Eyre; Jurassic Park; Kidnapped; King Lear
        Life of Pi; Little House on the Prairie; Little Women; Lolita; Looking for Alaska; Lord of the Flies
        Love in the Time of Cholera; Macbeth; Matilda; Me Before You; Memoirs of a Geisha; Middlemarch
        Misery; Miss Peregrine’s Home for Peculiar Children; Moby Dick; Mockingjay; Mrs Dalloway
        My Sister’s Keeper; Never Let Me Go; New Moon; Night; Normal People; Of Mice and Men; Old Yeller
        Oliver Twist; On the Road; One Flew Over the Cuckoo’s Nest; One Hundred Years of Solitude; Outlander
        Pet Sematary; Peter Pan; Pinocchio; Pride and Prejudice; Ready Player One; Rebecca; Robinson Crusoe
        Romeo and Juliet; Room; Sense and Sensibility; Siddhartha; Slaughterhouse-Five; Sleeping Beauty
        Snow White; Sophie’s World; Steve Jobs; Tess of the d’Urbervilles; The Adventures of Huckleberry Finn
        The Adventures of Sherlock Holmes; The Adventures of Tom Sawyer; The Alchemist; The Art of War
        The Bell Jar; The Bible; The Book Thief; The Boy in the Striped Pyjamas
        The Bridges of Madison County; The Call of the Wild; The Canterbury Tales; The Cat in the Hat
        The Catcher in the Rye; The Chronicles of Narnia; The Color Purple; The Count of Monte Cristo
        The Crucible; The Curious Incident of the Dog in the Night-Time; The Da Vinci Code
        The Devil Wears Prada; The Diary of Anne Frank; The Diary of a Young Girl; The Exorcist
        The Fault in Our Stars; The Fellowship of the Ring; The Firm; The Five People You Meet in Heaven
        The Girl Who Kicked the Hornet’s Nest; The Girl Who Played with Fire; The Girl on the Train
        The Girl with the Dragon Tattoo; The Giver; The Giving Tree; The Glass Castle; The Godfather
        The Golden Compass; The Goldfinch; The Grapes of Wrath; The Great Gatsby; The Green Mile
        The Handmaid’s Tale; The Help; The Hitchhiker’s Guide to the Galaxy; The Hobbit; The Host
        The Hound of the Baskervilles; The House of the Spirits; The Hunger Games; The Hunt for Red October
        The Joy Luck Club; The Jungle Book; The Kite Runner; The Lightning Thief
        The Lion, the Witch and the Wardrobe; The Little Prince; The Lord of the Rings; The Lovely Bones
        The Martian; The Maze Runner; The Metamorphosis; The Name of the Wind; The Notebook; The Odyssey
        The Old Man and the Sea; The Outsiders; The Perks of Being a Wallflower; The Picture of Dorian Gray
        The Pillars of the Earth; The Poisonwood Bible; The Polar Express; The Prince; The Princess Bride
        The Princess Diaries; The Return of the King; The Road; The Scarlet Letter; The Sea of Monsters
        The Secret; The Secret Garden; The Secret Life of Bees; The Shining; The Silence of the Lambs
        The Silmarillion; The Sisterhood of the Traveling Pants; The Stand; The Stranger; The Sun Also Rises
        The Swiss Family Robinson; The Testaments; The Three Musketeers; The Time Machine
        The Time Traveler’s Wife; The Titan’s Curse; The Two Towers; The Velveteen Rabbit
        The Very Hungry Caterpillar; The War of the Worlds; The Wind in the Willows; The Wizard of Oz
        The Wonderful Wizard of Oz; Things Fall Apart; To Kill a Mockingbird; Treasure Island
        Tuesdays with Morrie; Twilight; Ulysses; Uncle Tom’s Cabin; Walden; War and Peace
        Water for Elephants; Watership Down; Where the Crawdads Sing; Where the Red Fern Grows
        Where the Sidewalk Ends; Where the Wild Things Are; White Fang; Wicked; Winnie the Pooh; Wonder
        Wuthering Heights
        """
}
