/// Films that a stranger would try first, in both languages.
extension AnswerList {
    static let frighteningFilms: AnswerList = """
        # By judgement; no counts.
        Jaws; Les Dents de la mer; It; Ça; The Exorcist; L’Exorciste; The Shining; Shining; Psycho; Psychose
        Halloween; Scream; Friday the 13th; Vendredi 13; A Nightmare on Elm Street; Freddy
        Les Griffes de la nuit; Freddy Krueger; Child’s Play; Chucky; The Blair Witch Project
        Le Projet Blair Witch; The Ring; Le Cercle; The Grudge; Saw; Alien; Aliens; Poltergeist; The Birds
        Les Oiseaux; The Omen; La Malédiction; Carrie; Pet Sematary; Simetierre; Dracula; Frankenstein
        King Kong; Jurassic Park; Gremlins; The Conjuring; Annabelle; Insidious; Paranormal Activity
        The Sixth Sense; Sixième Sens; The Silence of the Lambs; Le Silence des agneaux
        The Texas Chainsaw Massacre; Massacre à la tronçonneuse; Night of the Living Dead; Arachnophobia
        Arachnophobie; The Wizard of Oz; Snow White; Blanche-Neige; Bambi; Pinocchio; Evil Dead; Hostel; Rec
        Candyman; The Thing; Hellraiser; Final Destination; Destination finale; Signs; The Nun; La Nonne
        Rosemary’s Baby; 28 Days Later
        """

    static let famousFilms: AnswerList = """
        # By judgement; no counts.
        Titanic; Avatar; Star Wars; E.T.; E.T. l’extra-terrestre; The Lion King; Le Roi lion; The Matrix; Matrix
        The Godfather; Le Parrain; Pulp Fiction; Forrest Gump; Harry Potter; The Lord of the Rings
        Le Seigneur des anneaux; Twilight; Fifty Shades of Grey; Cinquante nuances de Grey; Inception
        Interstellar; 2001: A Space Odyssey; 2001 l’Odyssée de l’espace; A Clockwork Orange; Orange mécanique
        Irréversible; Cats; The Room; Gravity; Dune; Barbie; Oppenheimer; Schindler’s List
        La Liste de Schindler; Saving Private Ryan; The Passion of the Christ; Salò; The Human Centipede
        Requiem for a Dream; Dirty Dancing; Grease; Les Visiteurs; La Grande Vadrouille; Le Grand Bleu
        Le Dîner de cons; Bienvenue chez les Ch’tis; Intouchables; Amélie; Le Fabuleux Destin d’Amélie Poulain
        Les Bronzés; Taxi; Les Choristes; La La Land; Frozen; La Reine des neiges; Mulholland Drive
        The Tree of Life; Melancholia; Antichrist; Gone with the Wind; Autant en emporte le vent
        """
}
