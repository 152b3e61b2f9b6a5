/// First names that are too likely to be an answer by themselves. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonFirstNamesEN: AnswerList = """
        # The 400 commonest of US SSA births 1940-2017 (public domain)
        Michael; James; John; Robert; David; William; Christopher; Mary; Richard; Joseph; Thomas; Daniel
        Matthew; Charles; Jennifer; Linda; Mark; Anthony; Steven; Patricia; Joshua; Andrew; Elizabeth; Kevin
        Brian; Susan; Timothy; Jessica; Jason; Paul; Barbara; Kenneth; Jeffrey; Karen; Lisa; Ryan; Ronald
        Sarah; Jacob; Donald; Eric; Nicholas; Ashley; Gary; Kimberly; Jonathan; Sandra; Michelle; Stephen
        Nancy; Emily; Justin; Amanda; Scott; Brandon; Melissa; Edward; Deborah; Stephanie; Larry; Donna
        Rebecca; George; Gregory; Cynthia; Sharon; Carol; Amy; Benjamin; Laura; Angela; Patrick; Alexander
        Kathleen; Samuel; Brenda; Tyler; Pamela; Nicole; Dennis; Samantha; Aaron; Debra; Kelly; Margaret; Adam
        Zachary; Jose; Heather; Christine; Nathan; Rachel; Jerry; Douglas; Katherine; Terry; Julie; Jordan
        Diane; Kyle; Maria; Lauren; Peter; Christina; Emma; Raymond; Victoria; Carolyn; Frank; Janet; Cheryl
        Megan; Jeremy; Andrea; Anna; Christian; Taylor; Catherine; Sean; Olivia; Ethan; Hannah; Keith; Jack
        Austin; Alexis; Judith; Teresa; Madison; Bryan; Dylan; Denise; Jacqueline; Amber; Noah; Danielle; Sara
        Betty; Brittany; Roger; Henry; Judy; Abigail; Jesse; Jamie; Kathryn; Shannon; Shirley; Diana; Logan
        Janice; Joyce; Lori; Bruce; Gabriel; Tiffany; Kayla; Shawn; Tammy; Kathy; Natalie; Randy; Robin
        Leslie; Juan; Crystal; Alan; Erin; Sophia; Angel; Isabella; Julia; Tracy; Alyssa; Theresa; Bradley
        Gerald; Ann; Cameron; Allison; Carl; Craig; Lawrence; Travis; Tina; Cody; Dawn; Todd; Courtney; Gloria
        Caleb; Grace; Danny; Walter; Carlos; Phillip; Elijah; Johnny; Wayne; Vincent; Willie; Martha; Mason
        Dorothy; Luis; Beverly; Paula; Evan; Wendy; Joe; Virginia; Philip; Joan; Victor; Cindy; Luke; Russell
        Bonnie; Vanessa; Isaac; Evelyn; Billy; Joel; Valerie; Brianna; Alex; Morgan; Arthur; Ava; Jasmine
        Connie; Melanie; Jimmy; Nathaniel; Charlotte; Monica; Chad; Lucas; Hunter; Dana; Adrian; April; Jane
        Marilyn; Bobby; Martin; Ruth; Dale; Alexandra; Erica; Derek; Rodney; Jeffery; Antonio; Sherry; Jean
        Sheila; Michele; Roy; Jackson; Ian; Ricky; Tony; Jayden; Marcus; Helen; Harold; Albert; Kristen
        Alicia; Mia; Lynn; Kim; Curtis; Jesus; Anne; Peggy; Steve; Alice; Rhonda; Jill; Dustin; Allen; Connor
        Leah; Isaiah; Louis; Rose; Lee; Suzanne; Holly; Chloe; Jared; Troy; Katie; Marie; Frances; Aiden; Liam
        Veronica; Randall; Ralph; Shane; Brooke; Corey; Wanda; Audrey; Riley; Julian; Debbie; Jeremiah; Gail
        Casey; Stacy; Blake; Glenn; Kristin; Renee; Wesley; Ronnie; Caroline; Ellen; Mike; Ella; Carrie
        Lillian; Eugene; Tara; Barry; Gavin; Elaine; Sydney; Miguel; Darlene; Cathy; Stanley; Avery; Frederick
        Cassandra; Rita; Devin; Phyllis; Laurie; Jay; Chase; Kaitlyn; Savannah; Owen; Joanne; Lindsey; Stacey
        Anita; Chris; Brett; Jon; Chelsea; Howard; Seth; Eddie; Hailey; Leonard; Trevor; Haley; Harry; Molly
        Calvin; Mitchell; Dominic; Vicki; Erik; Gina; Landon; Carter; Kelsey; Micheal; Shelby; Beth; Regina
        Marvin; Theodore; Colleen; Tommy; Ernest; Edwin; Terri; Wyatt; Dean; Carla; Amelia; Destiny; Claire
        Sylvia; Jenna; Manuel; Jo; Derrick; Heidi; Sebastian; Darrell; Madeline
        """

    static let commonFirstNamesFR: AnswerList = """
        # The 900 commonest of INSEE Fichier des prenoms 2022, births 1940-2022 (Licence Ouverte)
        Jean; Marie; Michel; Philippe; Alain; Pierre; Dominique; Nicolas; Patrick; Nathalie; Christophe
        Christian; Daniel; Isabelle; Sylvie; Catherine; Bernard; Françoise; Eric; Martine; Frédéric
        Laurent; David; Stéphane; Pascal; Sébastien; Julien; Gérard; Thierry; Thomas; Claude; Christine
        Olivier; Alexandre; Monique; Jacques; Valérie; Sandrine; Sophie; Stéphanie; Nicole; François
        Didier; Véronique; Chantal; Céline; Anne; Camille; Vincent; Bruno; Guillaume; Maxime; Antoine
        Patricia; André; Jean-Pierre; Marc; Brigitte; Julie; Annie; Louis; Romain; Paul; Lucas; Léa; Jerome
        Aurélie; Franck; Anthony; Manon; Laurence; Serge; Sarah; Jacqueline; Christiane; Emilie; Gilles
        Virginie; Michèle; Corinne; Jean-Claude; Guy; Chloé; Christelle; Elodie; Clément; Kevin; Hélène
        Hugo; Emma; Caroline; Laura; Benjamin; Mathieu; Yves; Danielle; Florence; Raphaël; Joël; Audrey
        Patrice; Alexis; Lucie; Denis; Fabrice; Gabriel; Pauline; Cedric; Claudine; Arnaud; Laetitia; Cécile
        Hervé; Claire; Quentin; Anaïs; Sylvain; Béatrice; Nadine; Florian; Elisabeth; Robert; Marion
        Damien; Evelyne; Ludovic; Emmanuel; Théo; Delphine; Mélanie; René; Karine; Francis; Mathilde
        Benoît; Nathan; Marine; Enzo; Jean-Luc; Annick; Jeremy; Charlotte; Arthur; Léo; Fabien; Louise
        Valentin; Mickael; Adrien; Georges; Carole; Loïc; Jonathan; Xavier; Josiane; Sandra; Fabienne; Alice
        Pascale; Jade; Jeanne; Jules; Baptiste; Joseph; Jocelyne; Inès; Jean-François; Myriam; Roger; Clara
        Mireille; Mohamed; Sabrina; Amandine; Bernadette; Juliette; Colette; Alexandra; Samuel; Joëlle
        Agnès; Henri; Yannick; Tom; Jean-Marc; Michelle; Gilbert; Cyril; Justine; Lionel; Charles; Mathis
        Axel; Yann; Anne-Marie; Jean-Michel; Marcel; Geneviève; Josette; Océane; Jean-Paul; Victor; Maryse
        Sonia; Matthieu; Simon; Rémi; Michael; Eva; Vanessa; Gregory; Amélie; Emmanuelle; Severine
        Aurélien; Fanny; Richard; Jean-Marie; Jean-Louis; Adam; Morgane; Marie-Christine; Lola; Magali
        William; Angelique; Liliane; Nadia; Daniele; Elise; Clémence; Maurice; Jessica; Muriel; Estelle
        Laure; Odile; Ethan; Lisa; Dylan; Eliane; Roland; Florent; Noah; Jeannine; Aurore; Jacky; Jennifer
        Mélissa; Anna; Denise; Raymond; Cindy; Aline; Yanis; Maxence; Yvette; Margaux; Bertrand; Sacha; Zoé
        Romane; Lina; Martin; Gisèle; Rémy; Sabine; Luc; Julia; Léna; Marie-Thérèse; Célia; Thérèse
        Ghislaine; Nelly; Francine; Rose; Ambre; Robin; Corentin; Marie-Claude; Bastien; Maria; Thibault
        Jordan; Coralie; José; Agathe; Regis; Marie-France; Mathéo; Lydie; Lou; Jean-Jacques; Tony; Alicia
        Noemie; Régine; Nolan; Lucien; Etienne; Adeline; Frédérique; Maeva; Gaëtan; Sylviane; Viviane
        Gabin; Margot; Gaelle; Madeleine; Elsa; Suzanne; Mehdi; Nina; Elisa; Carine; Evan; Jean-Philippe
        Simone; Lilou; Olivia; Andrée; Marina; Micheline; Arlette; Yoann; Ginette; Rayan; Tristan; Liam
        Ludivine; Erwan; Nadege; Jean-Baptiste; Edith; Rachel; Louna; Paulette; Gabrielle; Karim; Noa; Maël
        Christopher; Dimitri; Hubert; Mathias; Murielle; Renée; Maryline; Jean-Yves; Marie-Hélène; Thibaut
        Victoria; Alexia; Valentine; Jimmy; Maud; Ophélie; Geraldine; Mattéo; Solange; Pierrette; Cyrille
        Marie-Laure; Marius; Lise; Albert; Johan; Marianne; Andréa; Léonie; Marie-Claire; Emeline; Aaron
        Marie-José; Alix; Dorian; Edouard; Manuel; Eden; Steven; Morgan; Mael; Anne-Sophie; Charlène; Lucile
        Huguette; Jean-Christophe; Maryvonne; Solène; Yolande; Marie-Pierre; Aude; Léon; Marlène; Katia
        Linda; Charline; Gérald; Alex; Antonin; Adèle; Noël; Kylian; Claudette; Charlie; Marjorie; Yasmine
        Natacha; Esteban; Sofia; Timéo; Laurie; Marguerite; Mila; Fatima; Augustin; Lydia; Ali; Raymonde
        Mathys; Gael; Maelys; Luna; Janine; Brice; Ingrid; Geoffrey; Lenny; Benedicte; Lorenzo; Clarisse
        Irène; Martial; Cathy; Johanna; Sara; Clémentine; Anita; Yvon; Carla; Lilian; Marie-Françoise
        Blandine; Emile; Deborah; Odette; Lana; Eliott; Jeremie; Max; Capucine; Mélina; Alban; Dany; Barbara
        Magalie; Noé; Marcelle; Kelly; Salomé; Amine; Laurine; Bryan; Armelle; Axelle; Armand; Gaspard; Eddy
        Yohan; Louane; Cassandra; Elena; Maelle; Sofiane; Héloïse; Mylène; Grégoire; Lucette; Renaud
        Malika; Teddy; Charly; Victoire; Candice; Mauricette; Yvonne; Yohann; Leila; Jérôme; Malo; Inaya
        Noëlle; Roselyne; Cynthia; Tiago; Coline; Roxane; Constance; Félix; Lily; Claudie; Nora; Aymeric
        Hugues; Ahmed; Diane; Mia; Yvan; Perrine; Killian; Timothée; Eloise; Ibrahim; Steve; Jeanine
        Christel; Noe; James; Titouan; Marie-Noëlle; Yassine; Jason; Nino; Youssef; Lucienne; Isaac; Oscar
        Alan; Faustine; Anne-Laure; Rudy; Gwendoline; Sylvia; Angèle; Rodolphe; Assia; Ilyes; Diego; Amaury
        Iris; Floriane; Romuald; Ryan; Johann; Annette; Anissa; Kenza; Elie; Jean-Charles; Cédric; Flora
        Tiphaine; Romy; Apolline; Cécilia; Rachid; Gwenaelle; Noémie; Matéo; Annabelle; Pierrick; Antonio
        Marie-Paule; Edwige; Noam; Sasha; Aya; Julian; Georgette; Farid; Sandy; Samy; Ayoub; Anaelle; Tanguy
        Samantha; Marceau; Stella; Allan; Léana; Lila; Peggy; Mikael; Flavie; Gauthier; Nour; Younes; Maëlys
        Amir; Astrid; Nassim; Naël; Corine; Samir; Jessy; Léane; Willy; Rafael; Jérémy; Tiffany; Logan
        Angelina; Marielle; Fernand; Emilien; Timeo; Antony; Josephine; Maya; Luca; Yoan; Freddy; Joris
        Yacine; Marie-Line; Carmen; France; Pablo; Marie-Ange; Ronan; Emy; Sophia; Ruben; Marylene; Giulia
        Violette; Alison; Hamza; Roseline; Tatiana; Angélique; Norbert; Loris; Matthias; Leslie; Jackie
        Johnny; Boris; Lyna; Thibaud; Kenzo; Loan; Louisa; Elias; Samia; Séverine; Jean-Noël; Bilal; Enora
        Sami; Eve; Clotilde; Dorothee; Betty; Esther; Stanislas; Yannis; Léandre; Amina; Milo; Mario; Miguel
        Mickaël; Basile; Ninon; Kévin; Yasmina; Lyam; Wendy; Emmy; Karen; Kamel; Louka; Ilan; Lauriane
        Antoinette; Nolwenn; Eugénie; Wassim; Flavien; Aurelia; Owen; Justin; John; Cassandre; Priscilla
        Line; Alizée; Zakaria; Samira; Ilona; Marie-Louise; Imran; Christèle; Marie-Jeanne; Lya; Ismael
        Eleonore; Ines; Wilfried; Ewen; Auguste; Nabil; Albane; Garance; Kaïs; Rebecca; Claudia; Gaëlle
        Malik; Cloe; Ange; Andy; Manel; Jocelyn; Soan; Rayane; Henriette; Amel; Sylvette; Elina; Amélia
        Megane; Milan; Imane; Florine; Soline; Lison; Marvin; Walid; Abel; Lilia; Ana; Adem; Gilberte; Eveline
        Mya; Omar; Eliot; Aicha; Grégory; Noham; Selma; Sohan; Ayden; Ghislain; Cyrielle; Marilyne; Gaston
        Karima; Joshua; Louison; Lara; Moussa; Angelo; Stephan; Fiona; Nael; Mahé; Melvin; Rolande; Loïs
        Dalila; Alyssa; Brandon; Said; Mohammed; Frank; Anas; Roméo; Giovanni; Bérénice; Luka; Judith; Ugo
        Eugène; Ismaël; Joachim; Kilian; Alfred; Ariane; Melodie; Helena; Germaine; Doriane; Soraya; Elio
        Maëlle; Marthe; Loane; Cléa; Livia; Anouk; Fatoumata; Mariam; Anis; Jasmine; Maximilien; Karl
        Carlos; Maryam; Salim; Marie-Odile; Abdelkader; Oriane; Marie-Anne; Achille; Germain; Yamina
        Pascaline; Paule; Marin; Hakim; Rose-Marie; Steeve; Erika; Edmond; Laëtitia; Chrystelle; Chiara
        Eloïse; Orlane; Tania; Flore; Salma; Thaïs; Sandro; Marinette; Côme; Sirine; Lysiane; Naomi
        Khadija; Gladys; Tessa; Farah; Davy; Louisette; Luis; Vivien; Téo; Paola; Mustapha; Lukas; Naïm
        Issa; Asma; Pierre-Yves; Dounia; Diana; Daphné; Alya; Manuela; Emeric; Adel; Jonas; Fatiha; Eline
        Angeline; Kyllian; Michaël; Brahim; Tess; Ella; Lyana; Camélia; Coraline; Ulysse; Lindsay; Lena
        Nancy; Aymen; Lucille; Ivan; Roman; Amira; Théa; Gautier; Jean-Bernard; Leo; Marie-Madeleine; Shana
        Alba; Enola; Nordine; Nathanael; Lylou; Mike; Raphaelle; Meline; Juan; Idriss; Jack; Hanna; Elliot
        Mailys; Farida; Lucy
        """
}
