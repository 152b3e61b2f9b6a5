/// The commonest names of pets. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonPetNamesEN: AnswerList = """
        # The 155 commonest of Seattle pet licences 2003-2018 (public domain, via OpenIntro)
        Lucy; Charlie; Luna; Lily; Bella; Max; Daisy; Molly; Sophie; Jack; Stella; Lola; Buddy; Oliver
        Cooper; Maggie; Coco; Penny; Ruby; Sadie; Henry; Chloe; Rosie; Milo; Bailey; Pepper; Toby; Oscar
        Olive; Scout; Zoe; Abby; Leo; Rocky; Gracie; Callie; Ginger; Riley; Ellie; Shadow; Gus; Tucker; Lulu
        Jasper; Sammy; Ollie; Mia; Jake; Loki; Zoey; Roxy; Blue; Finn; Murphy; Winston; Bear; Teddy; Beau
        Millie; Maisie; Frankie; Kona; Sam; Louie; George; Maddie; Sasha; Ella; Cody; Annie; Juno; Jackson
        Lucky; Buster; Otis; Emma; Phoebe; Harley; Izzy; Poppy; Nala; Maya; Piper; Willie; Cleo; Remy; Dexter
        Duke; Baxter; Eddie; Theo; Willow; Bentley; Cassie; Rudy; Smokey; Winnie; Joey; Peanut; Benny; Archie
        Simon; Ziggy; Bandit; Gizmo; Cookie; Lexi; Rusty; Sydney; Hank; Mochi; Marley; Minnie; Ozzie; Zeus
        Walter; Moose; Allie; Koda; Hazel; Mimi; Mickey; Princess; Kitty; Sunny; Fiona; Hugo; Pippin; Pearl
        Felix; Jasmine; Misty; Apollo; Hannah; Missy; Rufus; Sophia; Violet; Angel; Belle; Oreo; Simba; Jax
        Josie; Cosmo; Roscoe; Bodhi; Boomer; Boo; Luca; Harry; Mac; Layla; Parker; Leela
        """
}
