/// Words that passwords are commonly made of: what lists of stolen ones are full of, put down by judgement and copied from none.
///
/// Small letters without accents, four or more; in the order of the alphabet, so that a reader finds what is there.
extension CommonPasswords {
    static let english = """
        abcd access admin administrator adobe africa airforce always amazing amazon america american android
        angel apollo apple april army arsenal asdf asshole august australia autumn avalanche avengers awesome
        baby babyboy babygirl bacon banana barbie barcelona baseball basketball batman beach bear beatles
        beautiful bestfriend beyonce birthday bitch black blaze blessed blessing blink blue blueberry bmwm
        boxing brazil broncos brother budweiser bulldogs bullshit bunny burger butter butterfly california
        callofduty camaro camel canada candy captain captainamerica carpediem cats champion changeme charizard
        cheerleader cheese cheesecake chelsea cherry chevrolet chevy chicago chicken china chocolate christ
        christmas cisco cobra cocacola coconut coffee college computer concert cookie cookies cool
        correcthorsebatterystaple corvette cosmos countersign cowboys crazy cricket crimson crow crystal cupcake
        cyclone daddy dance dancer dancing darling darthvader daughter deadpool december default demo demon
        devil diamond dick diesel disney doctor dodgers doggy dogs dolphin donkey dragon dropbox drummer ducati
        dumbledore eagle eagles earth elephant eleven elsa elvis eminem energy england enterprise everton
        everything example facebook faith falcon family father february ferrari fire fireman first flame florida
        flower flowers football forest forever forgot fortnite france freedom friday friend friends frodo frozen
        fuck fuckoff fuckyou galaxy gandalf gangster garfield germany ghost giants ginger giraffe gmail
        godisgood godzilla gold golden golf golfer goodbye google gorgeous gorilla grace grandma grandpa green
        gryffindor guest guitar hacked hacker hakunamatata halloween halo hamster handsome happy harley
        harleydavidson harrypotter hawk heaven heineken hello hellokitty helloworld hermione hero heroes hiphop
        hobbit hockey hogwarts holiday honda honey hope horse horses hotmail hulk hunter hurricane hyper
        iamthebest ilove iloveyou india inferno instagram internet iphone ireland ironman island italy jaguar
        jamesbond january japan jeep jesus jesuschrist joker july june jupiter justice juventus kawasaki killer
        king kingkong kitten kitty knight lakers lamborghini lawyer legend legendary lemon leopard letmein
        liberty lifeisgood lightning linkedin linux lion lionking liverpool liveyourlife login london
        lordoftherings loser love lovely loveme lover loveyou lucky luckyseven luigi lukeskywalker madonna magic
        magical manager manchester mango manutd march marine marines mario marvel master matrix mega mercedes
        mercury metal metallica mexico mickey mickeymouse microsoft minecraft minnie mommy monday monkey monster
        moonlight mother mountain music musiclover mustang mylife mypassword myself mystery nascar navy nemo
        netflix nevergonnagiveyouup newyork ninja nintendo nirvana nissan nobody nopassword nothing november
        number number1 numberone nurse ocean october onetwothree onetwothreefour opensesame openup oracle orange
        outlaw packers pacman pancake panda panther panthers paradise paris pass passcode passphrase password
        passwort patriots paypal peace peach pegasus penguin pepper pepsi phoenix photoshop piano pigeon pikachu
        pineapple pink pirate pizza planet player playstation pokemon police pony porsche power powerful prince
        princess private puppy purple pussy qazwsx queen qwer rabbit racer racing raiders rainbow rambo
        raspberry raven realmadrid rebel redsox remember rihanna river roblox rock rockstar rocky rooster root
        rugby running russia samsung samurai satan saturday saturn scarlet school scooby scoobydoo scorpion
        scotland second secret secrets security september sergeant seven sexy shadow shark shit signin silver
        simba simpsons singer sister skateboard skating skywalker slipknot slytherin smile smiley snake snapchat
        snoopy soccer softball soldier somebody something sonic spain spider spiderman spotify spring squirrel
        starbucks starcraft starlight startrek starwars steelers storm strawberry student stupid subaru sugar
        summer sunday sunflower sunrise sunset sunshine super superman suzuki sweetheart swimming system teacher
        temp temporary tennis terminator test tester testing texas thebest third thisismypassword thor thug
        thunder thursday tiger tigers tigger together tornado toyota truck trustno trustnoone tuesday turbo
        turtle twitter ultra unicorn unitedmanchester universe university unknown user username vacation vampire
        vanilla venus victory violet vodka voldemort volleyball warcraft warrior wednesday weekend welcome whale
        whatever whatsapp whiskey white wildcats windows winner winnie winniethepooh winter wizard wolf
        wolverine wonderwoman word wrestling xbox yahoo yamaha yankees yellow yoda youshallnotpass youtube zelda
        zombie zxcv
        """

    static let french = """
        administrateur allezlesbleus allezlesverts allezlom alsace amitie amour amours anniversaire aout
        arcenciel asterix astroboy automne avril azerty azertyuiop baguette banane bebe bienvenue bisou bisous
        bonheur bonjour bonsoir bordeaux bretagne bureau calin caline camembert caramel ceciestmonmotdepasse
        cerise champagne chanson chasseur chat chaton chats cheri cherie cheval chevaux chien chiens chocolat
        chouchou choupette citron cochon coeur compte connard connexion copain copine corse coucou courage
        croissant danse danseuse dauphin decembre dimanche doudou doudoune dragonball egalite encule enculer
        enfant escargot etoile etoiles facture famille fevrier fleur fleurs fraise framboise francais francaise
        fraternite frere fromage gendarme goldorak grenouille guitare hiver idefix janvier jemenfous jetadore
        jetaime jeudi juillet juin lapin liberte licorne loulou loup lundi lune lyon mabelle maman mamie mardi
        mars marseille mbappe mercredi merde messi minou monamour monange moncoeur monmotdepasse montagne
        motdepasse mouton musique naruto nimporte nimportequoi noel normandie novembre nuage obelix octobre
        oiseau olympique onepiece ordinateur ours papa papi papillon parissaintgermain passe pastis pecheur
        petanque plage platini poisson pomme pompier poney portable poulet poupette pourtoujours princesse
        printemps provence putain reine republique ronaldo salope salut samedi schtroumpf septembre soeur soldat
        soleil sourire souris telephone tigre tintin titine tortue toujours toulouse toutou travail unmotdepasse
        utilisateur vacances vache vanille vendredi victoire zidane
        """
}
