/// Given names of animals and things that a stranger would try first, besides those of the pet counts.
extension AnswerList {
    /// What cats and dogs are called in France, and in the books and films of both languages.
    static let callNames: AnswerList = """
        # By judgement; no counts.
        dog; doggy; cat; kitty; puppy; fido; spot; rover; rex; lassie; snoopy; garfield; fluffy; beethoven
        whiskers; tiger; blackie; patch; médor; minou; mimi; minette; toutou; félix; milou; rantanplan; idéfix
        titi; kiki; pompon; caramel; chipie; moustache; grisou; noiraud; réglisse; caline; câline; praline
        filou; cachou; vanille; noisette; tigrou; mistigri; rouky; bambi; ulysse; gribouille; pilou; prince
        princesse; loulou; youki; pupuce; belle; chat; chien; mirza; azor; pépette; biscuit; gaston
        """

    static let mounts: AnswerList = """
        # By judgement; no counts.
        horse; pony; donkey; black beauty; beauty; star; silver; flicka; thunder; lightning; misty; jolly jumper
        éclair; tonnerre; cadichon; tornado; spirit; pégase; caramel; étoile; noisette; cheval; poney; âne
        bijou; crin blanc; eeyore; shadowfax; trigger
        """

    /// What the toy is, and the bears and rabbits of books and films.
    static let stuffedToys: AnswerList = """
        # By judgement; no counts.
        teddy; teddy bear; ted; bear; my bear; brown bear; bunny; rabbit; mr bunny; mr bear; monkey; dog; doggy
        puppy; cat; kitty; lamb; lamby; sheep; elephant; panda; paddington; winnie; winnie the pooh; pooh
        pooh bear; snoopy; fluffy; snuggles; cuddles; blankie; blanket; blanky; peter rabbit; eeyore; tigger
        piglet; big bird; elmo; stitch; nounours; doudou; ours; mon ours; petit ours; petit ours brun; gros ours
        ours brun; lapin; petit lapin; lapinou; pinpin; panpan; chien; toutou; chat; minou; mouton; singe; kiki
        éléphant; dumbo; babar; winnie l’ourson; titi; bambi; nono; nana; michka; prosper; casimir; mickey
        minnie; simba
        """

    static let vehicles: AnswerList = """
        # By judgement; no counts.
        betsy; old betsy; bessie; herbie; christine; the beast; the tank; the bus; baby; old faithful; rusty
        the bug; the beetle; lightning; the beater; titine; la titine; choupette; coccinelle; la coccinelle
        deudeuche; la deudeuche; deux-chevaux; la deux chevaux; la 2 CV; quatrelle; la 4 L; tacot; le tacot
        poubelle; la poubelle; bibiche; gertrude; la bête; la caisse; petite reine; la petite reine; bécane
        la bécane; biclou; le camion; bateau; la voiture; the car; the boat; bike; vélo
        """
}
