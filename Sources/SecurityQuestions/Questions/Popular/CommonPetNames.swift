/// The commonest names of pets. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonPetNamesEN: AnswerList = """
        # The 130 commonest of Seattle pet licences 2003-2018 (public domain, via OpenIntro)
        Lucy; Charlie; Luna; Bella; Max; Daisy; Molly; Jack; Lily; Stella; Lola; Buddy; Sophie; Oliver; Cooper
        Maggie; Penny; Ruby; Sadie; Chloe; Milo; Henry; Rosie; Pepper; Olive; Bailey; Scout; Coco; Leo; Zoe
        Oscar; Rocky; Toby; Ginger; Gracie; Shadow; Gus; Tucker; Lulu; Riley; Jasper; Abby; Jake; Loki; Zoey
        Murphy; Winston; Bear; Ellie; Mia; Ollie; Teddy; Finn; Kona; Sam; Louie; George; Frankie; Ella; Sasha
        Lilly; Annie; Lucky; Buster; Otis; Emma; Phoebe; Poppy; Blue; Harley; Nala; Piper; Sammy; Millie; Cody
        Jackson; Cleo; Dexter; Duke; Izzy; Roxy; Baxter; Maya; Theo; Willow; Juno; Joey; Maddie; Peanut
        Bentley; Winnie; Archie; Simon; Callie; Bandit; Beau; Gizmo; Ziggy; Cookie; Rusty; Hank; Smokey
        Marley; Walter; Zeus; Benny; Mochi; Moose; Remy; Rudy; Hazel; Mimi; Princess; Kitty; Sunny; Fiona
        Hugo; Pippin; Felix; Apollo; Missy; Pearl; Rufus; Violet; Angel; Belle; Oreo; Cosmo; Eddie; Jasmine
        """
}
