/// The commonest names of pets. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonPetNamesEN: AnswerList = """
        # The 157 commonest, one spelling a sound: Seattle pet licences 2003-2018 (public domain, via OpenIntro)
        Lucy; Charlie; Luna; Lily; Bella; Max; Zoe; Daisy; Molly; Jack; Stella; Lola; Buddy; Sophie; Oliver
        Cooper; Maggie; Coco; Penny; Ruby; Sadie; Henry; Chloe; Rosie; Milo; Bailey; Pepper; Toby; Oscar
        Olive; Scout; Abby; Leo; Riley; Rocky; Gracie; Ginger; Callie; Ellie; Shadow; Gus; Tucker; Lulu
        Maisie; Jasper; Sammy; Jake; Loki; Roxy; Blue; Finn; Murphy; Winston; Bear; Ollie; Mia; Teddy; Beau
        Frankie; Kona; Sam; Louie; George; Maddie; Sasha; Ella; Cody; Millie; Annie; Juno; Jackson; Lucky
        Buster; Otis; Emma; Phoebe; Harley; Izzy; Poppy; Nala; Maya; Piper; Cleo; Remy; Dexter; Duke; Baxter
        Bentley; Eddie; Theo; Rudy; Willow; Smokey; Winnie; Joey; Peanut; Benny; Archie; Simon; Ziggy; Bandit
        Gizmo; Willie; Cookie; Lexi; Rusty; Sydney; Hank; Mochi; Marley; Minnie; Ozzie; Zeus; Walter; Moose
        Belle; Koda; Allie; Hazel; Cosmo; Mimi; Mickey; Pippin; Princess; Jax; Kitty; Luca; Samson; Sunny
        Fiona; Hugo; Leela; Pearl; Felix; Jasmine; Misty; Apollo; Hannah; Jessie; Missy; Rufus; Sophia
        Violet; Angel; Oreo; Simba; Josie; Roscoe; Bodhi; Boomer; Louis; Parker; Betty; Boo; Harry; Mac
        Layla
        """
}
