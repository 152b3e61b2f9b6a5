/// Titles that a stranger would try first, in both languages; no free count of titles exists.
extension AnswerList {
    static let childrensBooks: AnswerList = """
        # By judgement; no counts.
        Harry Potter; The Very Hungry Caterpillar; Goodnight Moon; Green Eggs and Ham; The Cat in the Hat
        Where the Wild Things Are; Charlotte’s Web; Charlie and the Chocolate Factory; Matilda; The BFG
        James and the Giant Peach; The Secret Garden; Black Beauty; Little Women; Alice in Wonderland; Peter Pan
        Winnie the Pooh; The Wind in the Willows; The Tale of Peter Rabbit; Peter Rabbit; Heidi; Treasure Island
        Robinson Crusoe; The Jungle Book; Narnia; The Chronicles of Narnia; The Famous Five
        Five on a Treasure Island; The Secret Seven; Nancy Drew; The Hardy Boys; Goosebumps
        The Baby-Sitters Club; The Boxcar Children; Captain Underpants; Diary of a Wimpy Kid; Percy Jackson
        Watership Down; The Little House on the Prairie; Fantastic Mr Fox; The Gruffalo; Spot; Biff and Chip
        Janet and John; Peter and Jane; The Lord of the Rings; Le Petit Prince; Le Petit Nicolas
        Le Club des Cinq; Le Clan des Sept; Oui-Oui; Martine; Martine à la plage; Fantômette; Caroline
        Les Malheurs de Sophie; Les Petites Filles modèles; Un bon petit diable; Mémoires d’un âne; Sans famille
        Vingt mille lieues sous les mers; Le Tour du monde en quatre-vingts jours; Voyage au centre de la Terre
        L’Île mystérieuse; L’Île au trésor; Michel Strogoff; Croc-Blanc; L’Appel de la forêt; Le Lion
        La Gloire de mon père; Le Château de ma mère; Les Misérables; Le Comte de Monte-Cristo
        Les Trois Mousquetaires; Vendredi ou la Vie sauvage; Charlie et la Chocolaterie; Le Bon Gros Géant
        La Petite Fille aux allumettes; L’Histoire sans fin; Les Quatre Filles du docteur March; Bilbo le Hobbit
        Harry Potter à l’école des sorciers; Chair de poule; J’aime lire; Alice; Alice au pays des merveilles
        Les Six Compagnons; Le Petit Chaperon rouge; Blanche-Neige; Cendrillon; Tintin; Astérix; Mickey
        Le Seigneur des anneaux; Poil de carotte; Twilight; The Hunger Games; Hunger Games
        """

    static let tearJerkers: AnswerList = """
        # By judgement; no counts.
        Bridge to Terabithia; Where the Red Fern Grows; Old Yeller; A Walk to Remember; Marley and Me
        The Notebook; Me Before You; The Fault in Our Stars; Nos étoiles contraires; Mon bel oranger; Avant toi
        La Voleuse de livres; Le Journal d’Anne Frank; Poil de carotte; Jacquou le Croquant
        Le Garçon en pyjama rayé; The Boy in the Striped Pyjamas; Oscar et la dame rose; Sans famille
        """

    static let lentBooks: AnswerList = """
        # By judgement; no counts.
        L’Alchimiste; L’Étranger; La Bible; the Bible
        """

    static let setBooks: AnswerList = """
        # By judgement; no counts.
        Moby Dick; The Great Gatsby; The Scarlet Letter; Great Expectations; Lord of the Flies; Hamlet; Macbeth
        Romeo and Juliet; To Kill a Mockingbird; Of Mice and Men; Wuthering Heights; Jane Eyre; Madame Bovary
        Germinal; Le Rouge et le Noir; L’Étranger; Candide; Le Père Goriot; Bel-Ami; La Princesse de Clèves
        Les Misérables; Eugénie Grandet; Au bonheur des dames; Thérèse Raquin
        """

    /// For every question about a title: no free count of French readers exists.
    static let bestKnownTitlesFR: AnswerList = """
        # By judgement; no counts.
        Le Petit Prince; L’Étranger; La Peste; Vipère au poing; Le Grand Meaulnes; Germinal; L’Assommoir; Nana
        Au bonheur des dames; Bel-Ami; Une vie; Le Horla; Madame Bovary; Le Père Goriot; Eugénie Grandet
        Le Rouge et le Noir; Candide; Les Fleurs du mal; Les Misérables; Notre-Dame de Paris; Antigone
        Le Comte de Monte-Cristo; Les Trois Mousquetaires; Huis clos; La Nausée; Les Mains sales
        Cyrano de Bergerac; Les Fourberies de Scapin; L’Avare; Le Malade imaginaire; Le Cid; Phèdre; Dom Juan
        Voyage au bout de la nuit; L’Écume des jours; Belle du Seigneur; L’Amant; Bonjour tristesse
        La Vie devant soi; La Promesse de l’aube; L’Élégance du hérisson; Ensemble, c’est tout
        Et si c’était vrai; Les Fourmis; Si c’est un homme; Le Parfum; Le Nom de la rose
        Les Piliers de la terre; Stupeur et tremblements; Oscar et la dame rose; Changer l’eau des fleurs
        Chanson douce; Le Rapport de Brodeck; La Gloire de mon père; L’Alchimiste; Da Vinci Code; Millénium
        Anges et Démons; Harry Potter; Harry Potter à l’école des sorciers; Harry Potter et la Chambre des secrets
        Harry Potter et le Prisonnier d’Azkaban; Harry Potter et la Coupe de feu; Hunger Games; Twilight
        Fascination; Tentation; Hésitation; Révélation; Divergente; Nos étoiles contraires; Le Passeur
        Gatsby le Magnifique; Ne tirez pas sur l’oiseau moqueur; L’Attrape-cœurs; Orgueil et Préjugés
        Raison et Sentiments; Les Hauts de Hurlevent; Le Journal d’Anne Frank; La Ferme des animaux
        Le Meilleur des mondes; Les Cerfs-volants de Kaboul; Le Seigneur des anneaux; La Communauté de l’anneau
        Bilbo le Hobbit; Le Hobbit; Sa Majesté des mouches; Des souris et des hommes; Le Vieil Homme et la Mer
        Le Trône de fer; Cinquante nuances de Grey; La Couleur des sentiments; La Voleuse de livres
        Le Monde de Narnia; Mange, prie, aime; Geisha; La Fille du train; Autant en emporte le vent
        Le Portrait de Dorian Gray; La Servante écarlate; Avant toi; Roméo et Juliette; Crime et Châtiment
        Harry Potter and the Philosopher’s Stone
        """
}
