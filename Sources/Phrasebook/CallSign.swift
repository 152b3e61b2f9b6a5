import Foundation
import SecurityQuestions

/// Two words that stand on the agent's screen and in the customer's Office Manager while a call is under way that the customer
/// has announced: the agent asks for them, and never says them.
///
/// They tell that the caller is where the customer's own call is, and verify nobody. Short names of things, far enough apart to be
/// told from each other on a bad line.
package enum CallSign {
    /// By the last two bytes of the call's id, which are random. Never one word twice.
    package static func words(of call: ID<Call>) -> [Phrase] {
        let bytes = call.uuid.uuid
        let first = Int(bytes.14)
        let second = bytes.15 == bytes.14 ? (first + all.count / 2) % all.count : Int(bytes.15)
        return [all[first], all[second]]
    }

    /// One for each value of a byte.
    package static let all: [Phrase] = pairs.map { Phrase(en: $0.0, fr: $0.1) }

    private static let pairs: [(String, String)] = [
        ("accordion", "accordéon"), ("ambulance", "ambulance"), ("anchor", "ancre"), ("apple", "pomme"),
        ("apricot", "abricot"), ("apron", "tablier"), ("aquarium", "aquarium"), ("arrow", "flèche"),
        ("artichoke", "artichaut"), ("asparagus", "asperge"), ("autumn", "automne"), ("bagpipe", "cornemuse"),
        ("bakery", "boulangerie"), ("balloon", "ballon"), ("banana", "banane"), ("barrel", "tonneau"),
        ("basil", "basilic"), ("basket", "panier"), ("bathtub", "baignoire"), ("bicycle", "vélo"),
        ("biscuit", "biscuit"), ("blanket", "couverture"), ("bottle", "bouteille"), ("bracelet", "bracelet"),
        ("branch", "branche"), ("brick", "brique"), ("bridge", "pont"), ("broom", "balai"), ("buffalo", "buffle"),
        ("butterfly", "papillon"), ("button", "bouton"), ("cactus", "cactus"), ("calendar", "calendrier"),
        ("camera", "caméra"), ("candle", "bougie"), ("canoe", "canoë"), ("carrot", "carotte"), ("castle", "château"),
        ("cathedral", "cathédrale"), ("celery", "céleri"), ("chair", "chaise"), ("cheese", "fromage"),
        ("cherry", "cerise"), ("chicken", "poulet"), ("chimney", "cheminée"), ("chocolate", "chocolat"),
        ("cinnamon", "cannelle"), ("circus", "cirque"), ("clarinet", "clarinette"), ("clock", "horloge"),
        ("cloud", "nuage"), ("coffee", "café"), ("comb", "peigne"), ("compass", "boussole"),
        ("computer", "ordinateur"), ("coral", "corail"), ("courgette", "courgette"), ("crocodile", "crocodile"),
        ("crown", "couronne"), ("crystal", "cristal"), ("cucumber", "concombre"), ("cupboard", "placard"),
        ("curtain", "rideau"), ("cushion", "coussin"), ("daisy", "marguerite"), ("diamond", "diamant"),
        ("dictionary", "dictionnaire"), ("dinosaur", "dinosaure"), ("dolphin", "dauphin"), ("dragon", "dragon"),
        ("drum", "tambour"), ("dustbin", "poubelle"), ("eagle", "aigle"), ("elephant", "éléphant"),
        ("emerald", "émeraude"), ("engine", "moteur"), ("envelope", "enveloppe"), ("factory", "usine"),
        ("farm", "ferme"), ("feather", "plume"), ("flamingo", "flamant"), ("flute", "flûte"), ("forest", "forêt"),
        ("fox", "renard"), ("frog", "grenouille"), ("garden", "jardin"), ("gazelle", "gazelle"),
        ("ginger", "gingembre"), ("giraffe", "girafe"), ("glacier", "glacier"), ("gondola", "gondole"),
        ("gorilla", "gorille"), ("grape", "raisin"), ("grasshopper", "sauterelle"), ("guitar", "guitare"),
        ("hammer", "marteau"), ("handkerchief", "mouchoir"), ("hazelnut", "noisette"), ("hedgehog", "hérisson"),
        ("helicopter", "hélicoptère"), ("helmet", "casque"), ("hippopotamus", "hippopotame"), ("honey", "miel"),
        ("horse", "cheval"), ("hospital", "hôpital"), ("igloo", "igloo"), ("island", "île"), ("ivy", "lierre"),
        ("jacket", "veste"), ("jellyfish", "méduse"), ("jigsaw", "puzzle"), ("kangaroo", "kangourou"),
        ("kettle", "bouilloire"), ("keyboard", "clavier"), ("kite", "cerf-volant"), ("kiwi", "kiwi"),
        ("koala", "koala"), ("ladder", "échelle"), ("ladybird", "coccinelle"), ("lantern", "lanterne"),
        ("lavender", "lavande"), ("lawnmower", "tondeuse"), ("lemon", "citron"), ("leopard", "léopard"),
        ("lettuce", "laitue"), ("library", "bibliothèque"), ("lift", "ascenseur"), ("lighthouse", "phare"),
        ("lion", "lion"), ("llama", "lama"), ("lobster", "homard"), ("lorry", "camion"), ("mango", "mangue"),
        ("marble", "marbre"), ("meadow", "prairie"), ("mirror", "miroir"), ("mosquito", "moustique"),
        ("motorway", "autoroute"), ("mountain", "montagne"), ("mouse", "souris"), ("mushroom", "champignon"),
        ("mustard", "moutarde"), ("necklace", "collier"), ("newspaper", "journal"), ("notebook", "carnet"),
        ("octopus", "pieuvre"), ("olive", "olive"), ("omelette", "omelette"), ("onion", "oignon"), ("opera", "opéra"),
        ("orange", "orange"), ("orchid", "orchidée"), ("ostrich", "autruche"), ("otter", "loutre"), ("owl", "hibou"),
        ("paintbrush", "pinceau"), ("pancake", "crêpe"), ("panda", "panda"), ("parachute", "parachute"),
        ("parsley", "persil"), ("passport", "passeport"), ("peanut", "cacahuète"), ("pearl", "perle"),
        ("pelican", "pélican"), ("pencil", "crayon"), ("penguin", "pingouin"), ("pepper", "poivre"),
        ("pharmacy", "pharmacie"), ("piano", "piano"), ("pillow", "oreiller"), ("planet", "planète"),
        ("poppy", "coquelicot"), ("printer", "imprimante"), ("pumpkin", "citrouille"), ("puppet", "marionnette"),
        ("pyramid", "pyramide"), ("quilt", "édredon"), ("rabbit", "lapin"), ("radio", "radio"),
        ("rainbow", "arc-en-ciel"), ("raincoat", "imperméable"), ("raven", "corbeau"), ("rhinoceros", "rhinocéros"),
        ("ribbon", "ruban"), ("river", "rivière"), ("robot", "robot"), ("rocket", "fusée"), ("rose", "rose"),
        ("saffron", "safran"), ("salad", "salade"), ("salmon", "saumon"), ("sandal", "sandale"),
        ("sandwich", "sandwich"), ("saucer", "soucoupe"), ("sausage", "saucisse"), ("saxophone", "saxophone"),
        ("scarf", "écharpe"), ("school", "école"), ("scissors", "ciseaux"), ("scooter", "trottinette"),
        ("seagull", "mouette"), ("shell", "coquillage"), ("shrimp", "crevette"), ("slipper", "pantoufle"),
        ("snail", "escargot"), ("snow", "neige"), ("snowman", "bonhomme"), ("sofa", "canapé"), ("spider", "araignée"),
        ("sponge", "éponge"), ("spoon", "cuillère"), ("squirrel", "écureuil"), ("stadium", "stade"),
        ("staircase", "escalier"), ("stamp", "timbre"), ("star", "étoile"), ("statue", "statue"),
        ("storm", "tempête"), ("strawberry", "fraise"), ("submarine", "sous-marin"), ("sugar", "sucre"),
        ("suitcase", "valise"), ("sunflower", "tournesol"), ("telescope", "télescope"), ("theatre", "théâtre"),
        ("thermometer", "thermomètre"), ("thunder", "tonnerre"), ("ticket", "billet"), ("tiger", "tigre"),
        ("tomato", "tomate"), ("tractor", "tracteur"), ("train", "train"), ("triangle", "triangle"),
        ("trolley", "chariot"), ("trout", "truite"), ("trumpet", "trompette"), ("tulip", "tulipe"),
        ("tunnel", "tunnel"), ("turtle", "tortue"), ("umbrella", "parapluie"), ("valley", "vallée"),
        ("velvet", "velours"), ("village", "village"), ("vinegar", "vinaigre"), ("violin", "violon"),
        ("volcano", "volcan"), ("walrus", "morse"), ("wardrobe", "armoire"), ("watch", "montre"),
        ("waterfall", "cascade"), ("whale", "baleine"), ("whistle", "sifflet"), ("window", "fenêtre"),
        ("wolf", "loup"), ("yoghurt", "yaourt"), ("zebra", "zèbre"),
    ]
}
