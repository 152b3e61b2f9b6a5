/// Names that pets are usually given, in English. In the order of the alphabet: nobody's count is behind it.
extension AnswerList {
    static let usualPetNames: AnswerList = """
        # By judgement; no counts.
        Abby; Allie; Angel; Annie; Apollo; Archie; Baby; Bagel; Bailey; Bandit; Barney; Basil; Baxter; Beans
        Bear; Beau; Bella; Belle; Benji; Benny; Bentley; Bernie; Betty; Billy; Biscuit; Blackie; Blue; Bonnie
        Boo; Boomer; Brownie; Bruno; Brutus; Bubbles; Buddy; Buffy; Buster; Butch; Buttercup; Buttons; Callie
        Candy; Casper; Chance; Charlie; Charlotte; Chase; Chester; Chewie; Chico; Chip; Chloe; Chocolate
        Cinnamon; Cleo; Clyde; Coco; Cocoa; Cody; Cookie; Cooper; Copper; Cosmo; Cupcake; Daisy; Dexter
        Diesel; Dixie; Dolly; Duchess; Duke; Dusty; Eddie; Ella; Ellie; Elvis; Emma; Felix; Fido; Finn; Fiona
        Flash; Fluffy; Foxy; Frank; Frankie; Freddie; Fudge; George; Ginger; Gizmo; Goldie; Gracie; Gucci
        Gus; Gypsy; Hank; Hannah; Harley; Harry; Hazel; Henry; Honey; Hugo; Izzy; Jack; Jackson; Jake
        Jasmine; Jasper; Jax; Jessie; Joey; Josie; Juno; Kitty; Koda; Kona; Lady; Layla; Leia; Leo; Lexi
        Lexie; Lilly; Lily; Loki; Lola; Louie; Louis; Luca; Lucky; Lucy; Lulu; Luna; Mac; Maddie; Maggie
        Maisie; Marley; Max; Maya; Mia; Mickey; Millie; Milo; Mimi; Minnie; Missy; Misty; Mittens; Mocha
        Mochi; Molly; Moose; Muffin; Murphy; Nala; Neko; Olive; Oliver; Ollie; Oreo; Oscar; Otis; Ozzie
        Panda; Patch; Peaches; Peanut; Pearl; Penny; Pepper; Phoebe; Pickles; Piper; Pippin; Poppy; Precious
        Prince; Princess; Pumpkin; Remy; Rex; Riley; Rocky; Rosco; Rosie; Roxy; Ruby; Rudy; Rufus; Rusty
        Sadie; Sally; Sam; Sammy; Samson; Sasha; Scooby; Scout; Scruffy; Shadow; Shelby; Sidney; Simba; Simon
        Smokey; Smudge; Snoopy; Snowball; Snowy; Socks; Sophia; Sophie; Sparky; Spot; Stella; Sugar; Sunny
        Sunshine; Sweetie; Taffy; Teddy; Theo; Thor; Tiger; Tigger; Tinkerbell; Toby; Toffee; Toto; Tucker
        Violet; Walter; Whiskers; Willie; Willow; Winnie; Winston; Zeus; Ziggy; Zoe
        """
}
