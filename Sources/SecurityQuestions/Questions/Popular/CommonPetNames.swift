/// The commonest names of pets. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonPetNamesEN: AnswerList = """
        # The 160 commonest, one spelling a sound: Seattle pet licences 2003-2018 (public domain, via OpenIntro)
        Lucy; Charlie; Luna; Lily; Bella; Max; Zoe; Daisy; Molly; Jack; Sophie; Stella; Lola; Buddy; Oliver
        Cooper; Maggie; Coco; Penny; Ruby; Sadie; Henry; Chloe; Rosie; Milo; Bailey; Pepper; Toby; Oscar
        Olive; Scout; Abby; Leo; Riley; Rocky; Gracie; Ginger; Callie; Ellie; Shadow; Gus; Tucker; Lulu
        Maisie; Jasper; Sammy; Jake; Loki; Roxy; Blue; Finn; Murphy; Winston; Bear; Ollie; Mia; Teddy; Beau
        Frankie; Kona; Sam; Louie; George; Maddie; Maya; Sasha; Ella; Cody; Millie; Annie; Juno; Jackson
        Lucky; Buster; Nala; Otis; Emma; Phoebe; Harley; Izzy; Poppy; Piper; Cleo; Remy; Dexter; Duke; Baxter
        Bentley; Eddie; Theo; Rudy; Willow; Smokey; Winnie; Joey; Peanut; Benny; Archie; Simon; Moose; Ziggy
        Bandit; Gizmo; Willie; Cookie; Lexi; Rusty; Sydney; Hank; Mochi; Marley; Minnie; Ozzie; Zeus; Walter
        Belle; Koda; Mac; Allie; Hazel; Jasmine; Cosmo; Mimi; Xena; Mickey; Pippin; Princess; Jax; Kitty
        Luca; Samson; Sunny; Fiona; Hugo; Pearl; Felix; Misty; Apollo; Hannah; Jessie; Missy; Neko; Rufus
        Sophia; Violet; Angel; Oreo; Simba; Josie; Roscoe; Bodhi; Boomer; Louis; Parker; Betty; Finnegan; Boo
        Harry; Layla; Leela
        """
}
