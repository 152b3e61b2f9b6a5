/// First names that are too likely to be an answer by themselves. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonFirstNamesEN: AnswerList = """
        # The 591 commonest of US SSA births 1940-2017 (public domain)
        Michael; James; John; Robert; David; William; Mary; Christopher; Joseph; Richard; Thomas; Daniel
        Matthew; Jennifer; Charles; Linda; Mark; Joshua; Anthony; Steven; Sarah; Patricia; Elizabeth; Andrew
        Kevin; Brian; Eric; Susan; Jason; Timothy; Jessica; Paul; Jonathan; Barbara; Michelle; Kenneth; Karen
        Jeffrey; Lisa; Ryan; Ashley; Katherine; Ronald; Kimberly; Gary; Jacob; Donald; Nicholas; Stephen
        George; Sandra; Emily; Stephanie; Rebecca; Nancy; Brandon; Melissa; Scott; Justin; Amanda; Deborah
        Edward; Donna; Kelly; Larry; Terry; Sharon; Gregory; Cynthia; Laura; Amy; Carol; Benjamin; Christina
        Kathleen; Angela; Alexander; Patrick; Samuel; Dennis; Christine; Tyler; Brenda; Diane; Alan; Pamela
        Maria; Nicole; Jerry; Aaron; Samantha; Lori; Debra; Rachel; Margaret; Adam; Joan; Phillip; Kathy
        Zachary; Anna; Jose; Nathan; Heather; Jordan; Christian; Lauren; Douglas; Ann; Julie; Allison; Kyle
        Janet; Crystal; Peter; Carolyn; Emma; Raymond; Hannah; Dylan; Victoria; Frank; Sophia; Jeremy; Megan
        Cheryl; Taylor; Leah; Andrea; Tammy; Sean; Olivia; Ethan; Madison; Shawn; Sherry; Keith; Austin; Jack
        Jean; Aiden; Kaitlyn; Robin; Alexis; Joe; Diana; Alyssa; Dawn; Noah; Judith; Teresa; Leslie; Johnny
        Jamie; Corey; Brittany; Jacqueline; Janice; Betty; Kayla; Erica; Bryan; Carl; Denise; Danielle; Judy
        Abigail; Jayden; Amber; Jesse; Randy; Henry; Christy; Kathryn; Tiffany; Roger; Natalie; Shannon
        Caleb; Brianna; Isabella; Shirley; Logan; Joyce; Jackson; Carrie; Bruce; Gabriel; Cameron; Tony
        Gerald; Juan; Cody; Vicki; Bobby; Erin; Lawrence; Angel; Billy; Ricky; Jimmy; Bradley; Julia; Alicia
        Tracy; Theresa; Craig; Travis; Courtney; Danny; Connor; Casey; Todd; Tina; Mia; Willie; Dominic; Lynn
        Jasmine; Mason; Dorothy; Gloria; Isaac; Wendy; Grace; Walter; Carlos; Elijah; Wayne; Beverly; Vincent
        Lucas; Martha; Riley; Cindy; Rose; Luis; Evelyn; Hailey; Glenn; Evan; Kaden; Joel; Valerie; Russell
        Jane; Paula; Melanie; Bonnie; Vanessa; Virginia; Sydney; Victor; Dana; Luke; Monica; Alex; Ava
        Morgan; Kristen; Marilyn; Arthur; Connie; Nathaniel; Chloe; Rhonda; Charlotte; Chad; Hunter; Adrian
        April; Derek; Marcus; Martin; Curtis; Dale; Mackenzie; Ruth; Carla; Jeffery; Brandy; Alexandra; Holly
        Rodney; Suzanne; Sheila; Antonio; Stacey; Lily; Michele; Helen; Cassandra; Roy; Katie; Ian; Harold
        Albert; Isaiah; Kim; Peggy; Jesus; Jared; Chelsea; Kaylee; Kristin; Steve; Alice; Gail; Jill
        Savannah; Dustin; Shane; Brooke; Debbie; Louis; Ronnie; Colin; Jody; Troy; Frances; Brayden; Veronica
        Haley; Kelsey; Peyton; Liam; Audrey; Chris; Randall; Ralph; Gabriella; Brett; Wanda; Lillian; Julian
        Ariana; Jeremiah; Renee; Tracey; Stacy; Avery; Blake; Caroline; Devin; Ellen; Aubrey; Destiny
        Darlene; Tara; Wesley; Tommy; Gavin; Mike; Ella; Molly; Ernest; Frederick; Lindsey; Kerry; Shelly
        Landon; Eugene; Jenna; Claire; Eddie; Kylie; Isabel; Jay; Barry; Elaine; Eli; Derrick; Miguel; Chase
        Dean; Stanley; Katelyn; Darrell; Carter; Marissa; Rita; Phyllis; Deanna; Carly; Sylvia; Trevor; Owen
        Shelby; Anita; Colleen; Howard; Calvin; Seth; Leonard; Tristan; Sally; Harry; Darryl; Bailey; Tanya
        Kara; Gina; Micheal; Beth; Addison; Regina; Marvin; Jackie; Theodore; Heidi; Tonya; Edwin; Colton
        Aaliyah; Wyatt; Amelia; Garrett; Eileen; Manuel; Paige; Xavier; Ruby; Sebastian; Madeline; Francis
        Skylar; Cole; Jeanette; Lindsay; Nicolas; Oscar; Jessie; Annette; Melvin; Brent; Jaime; Fred; Doris
        Sabrina; Ricardo; Ray; Charlie; Sierra; Mario; Melinda; Brendan; Brittney; Jenny; Lydia; Gabrielle
        Levi; Adriana; Rosemary; Layla; Callie; Tamara; Alejandro; Kay; Maureen; Brooklyn; Carmen; Hayden
        Carson; Bryce; Yvonne; Neil; Faith; Darren; Sonya; Francisco; Autumn; Alexa; Eva; Bridget; Andre
        Dakota; Norman; Charlene; Maurice; Oliver; Zoe; Devon; Norma; Earl; Joy; Ruben; Spencer; Jerome
        Krista; Vivian; Micah; Miranda; Lois; Greg; Jeff; Parker; Emmanuel; Lorraine; Grant; Marcia; Claudia
        Jake; Annie; Roberta; Ivan; Nora; Clarence; Jace; Katrina; Jocelyn; Alfred; Makayla; Max; Maya; Sue
        Grayson; Jim; Lucy; Naomi; Priscilla; Clayton; Irene; Clifford; Melody; Diego; Yolanda; Kurt; Roberto
        Lance; Loretta; Joanna; Warren; Marsha; Penny; Eduardo; Bethany; Reginald; Whitney; Leo; Jasmin
        Preston; Josephine; Edgar; Rosa; Patty; Hector; Ali; Juliana; Elisa; Alexandria; Glenda; Omar
        Juanita; Bill; Shana; Javier; Leroy; Natasha; Leon; Camila; Kendra; Constance; Marlene; Meghan
        Madelyn; Angelina; Gwendolyn; Felicia; Bernard; Jade; Tom; Angelica; Misty; Esther; Tanner; Fernando
        Breanna; Jacquelyn; Eleanor; Elliott; Rafael; Candace; Geraldine; Kendall; Abby; Alvin; Nolan; Andy
        Franklin; Arlene; Alana
        """

    static let commonFirstNamesFR: AnswerList = """
        # The 799 commonest of INSEE Fichier des prenoms 2022, births 1940-2022 (Licence Ouverte)
        Jean; Marie; Michel; Daniel; Philippe; Alain; Pascal; Pierre; Nicolas; Dominique; Patrick; Nathalie
        Christophe; Christian; Frédéric; Isabelle; Sylvie; Catherine; Bernard; Eric; David; Françoise
        Martine; Laurent; Annie; Stéphane; Sébastien; Julien; Gérard; Thierry; Thomas; Claude; Christine
        Olivier; Alexandre; Jacques; Monique; Valérie; André; Sandrine; Nicole; Sophie; Joël; Mickael
        Stéphanie; François; Didier; Véronique; Chantal; Mathieu; Camille; Anne; Céline; Vincent; Lucas
        Christelle; Bruno; Maxime; Guillaume; Antoine; Patricia; Emmanuel; Jerome; Jean-Pierre; Sarah; Marc
        Julie; Brigitte; Paul; Louis; Léa; Anthony; Raphaël; Romain; Franck; Chloé; Corinne; Emilie; Aurélie
        Gabriel; Christiane; Manon; Laurence; Gilles; Serge; Jacqueline; Karine; Kevin; Jeremy; Virginie
        Hugo; Jean-Claude; Elodie; René; Clément; Emma; Guy; Cedric; Hélène; Lucie; Laura; Caroline; Benjamin
        Yves; Florence; Rémi; Laetitia; Audrey; Théo; Denis; Patrice; Arnaud; Alexis; Evelyne; Fabrice
        Pauline; Claudine; Anaïs; Elisabeth; Cécile; Hervé; Claire; Quentin; Sylvain; Béatrice; Nadine
        Florian; Robert; Marion; Damien; Ludovic; Mathéo; Delphine; Mélanie; Annick; Léo; Nathan; Benoît
        Marine; Mathilde; Francis; Enzo; Jocelyne; Jean-Luc; Charlotte; Jeannine; Adrien; Arthur; Axel
        Margaux; Inès; Marcel; Georges; Carole; Fabien; Louise; Muriel; Loïc; Josiane; Valentin; Anna
        Thibault; Noah; Maël; Mohamed; Jonathan; Xavier; Jeanne; Sandra; Fabienne; Alice; Myriam; Magali
        Jade; Baptiste; Jules; Joseph; Clara; Mathis; Jean-François; Roger; Henri; Gaelle; Mireille; Sabrina
        Amandine; Yannick; Bernadette; Juliette; Severine; Colette; Alexandra; Samuel; Gregory; Tom; Lionel
        Jean-Marc; Angelique; Océane; Gilbert; Cyril; Justine; Charles; Yann; Jacky; Anne-Marie; Jean-Michel
        Victor; Geneviève; Josette; Jean-Paul; Maryse; Léna; Eva; Sonia; Simon; Sacha; Vanessa; Amélie; Fanny
        Lina; Elise; Aurélien; Adam; Morgane; Jean-Marie; Richard; William; Jean-Louis; Liliane; Kylian
        Marie-Christine; Lola; Ethan; Lisa; Clémence; Nadia; Noemie; Jessica; Maurice; Estelle; Mélissa
        Roland; Laure; Eliane; Dylan; Jennifer; Odile; Zoé; Cindy; Yanis; Florent; Aurore; Yoann; Denise
        Maxence; Célia; Raymond; Aline; Yvette; Romane; Luc; Gisèle; Alicia; Bertrand; Martin; Sabine; Julia
        Ghislaine; Nolan; Lilou; Héloïse; Mathias; Liam; Marie-Thérèse; Thérèse; Regis; Maeva; Nelly; Eden
        Maria; Francine; José; Corentin; Rose; Ambre; Timéo; Robin; Marie-Claude; Coralie; Bastien; Lou
        Mehdi; Jordan; Laurie; Maryline; Charlie; Tony; Noël; Maelys; Agathe; Marie-France; Lydie
        Jean-Jacques; Elisa; Régine; Etienne; Gaëtan; Lucien; Sylviane; Elena; Simone; Adeline; Viviane; Noé
        Evan; Gabin; Nadege; Marianne; Louane; Andréa; Madeleine; Elsa; Suzanne; Nina; Sofia; Jean-Philippe
        Solène; Olivia; Marina; Rachel; Tristan; Geraldine; Cathy; Micheline; Johan; Johanna; Rayan; Arlette
        Marie-José; Ginette; Emy; Ludivine; Leila; Adèle; Louna; Yohan; Laurine; Dimitri; Erwan; Lenny
        Jean-Baptiste; Edith; Emeline; Naël; Paulette; Karim; Christopher; Roselyne; Alan; Hubert; Timothée
        Mia; Lise; Aaron; Eliot; Victoria; Jean-Yves; Yassine; Mila; Marie-Hélène; Alexia; Léonie; Geoffrey
        Edouard; Aymeric; Mathys; Eddy; Linda; Lily; Valentine; Mélina; Jimmy; Maud; Ophélie; Solange
        Pierrette; Elie; Anaelle; Elias; Dorian; Cyrille; Marie-Laure; Marius; Albert; Katia; Manuel; Alix
        Charline; Samy; Marie-Claire; Benedicte; Steven; Morgan; Gwenaelle; Léon; Bryan; Charlène
        Anne-Sophie; Lucile; Deborah; Huguette; Antonin; Jean-Christophe; Maryvonne; Yolande; Esteban
        Marie-Pierre; Aude; Marjorie; Marlène; Alya; Johann; Gérald; Alex; Yvan; Natacha; Lydia; Yasmine
        Armelle; Dany; Claudette; Noam; Ali; Marguerite; Clarisse; Lana; Fatima; Augustin; Emile; Tiago
        Eliott; Cassandra; Irène; Raymonde; Lilian; Tiffany; Nora; Coline; Luna; Anita; Carla; Brice; Ingrid
        Lorenzo; Angèle; Clémentine; Martial; Assia; Youssef; Ilan; Tiphaine; Ahmed; Ilyes; Mahé; Salomé
        Yvon; Gauthier; Marie-Françoise; Roxane; Blandine; Odette; Kelly; Max; Capucine; Gaspard; Mylène
        Alban; Barbara; Armand; Sofiane; Lya; Amine; Alison; Lila; Melodie; Claudie; Cynthia; Grégoire
        Lucette; Aya; Annabelle; Candice; Soan; Jessy; Ismael; Renaud; Malika; Rudy; Inaya; Teddy; Mariam
        Josephine; Victoire; Eline; Félix; Mauricette; Yvonne; Eleonore; Malo; Isaac; Perrine; Louka
        Constance; Hugues; Sylvia; Diane; Lauriane; Laurene; Léana; Sandy; Ibrahim; Meline; Steve; Léane
        Marie-Noëlle; Oscar; James; Titouan; Lilia; Gwendoline; Jason; Nino; Loan; Diego; Lucienne; Floriane
        Apolline; Julian; Milan; Faustine; Anne-Laure; Amaury; Iris; Rodolphe; Nour; Neyla; Maïssa; Pierrick
        Anissa; Romy; Aicha; Clotilde; Romuald; Ryan; Naomi; Annette; Younes; Oriane; Kenza; Angelina
        Jean-Charles; Flora; Edwige; Thaïs; Cécilia; Marylene; Farid; Rachid; Freddy; Nassim; Elina; Kaïs
        Antonio; Marie-Paule; Samantha; Line; Flavie; Loane; Dorothee; Georgette; Yannis; Zakaria; Ayoub
        Tanguy; Marceau; Stella; Johnny; Leslie; Peggy; Manuela; Anaé; Calie; Nathanael; Aurelia; Amir
        Marie-Line; Astrid; Logan; Samir; Emilien; Willy; Elea; Bilal; Marielle; Fernand; Maya; Joris; Carmen
        Louisa; France; Pablo; Chaima; Marie-Ange; Ronan; Samia; Enora; Ruben; Giulia; Violette; Lyana; Hamza
        Tatiana; Norbert; Ewen; Nolwenn; Maylis; Karl; Ilona; Alizée; Megane; Boris; Eve; Amélia; Sirine
        Léandre; Milo; Kenzo; Aime; Mallaury; Esther; Shana; Manel; Théa; Karen; Jean-Noël; Berengere; Côme
        Basile; Kamel; Stephan; Jenna; Imran; Betty; Yael; Stanislas; Malik; Amina; Mario; Miguel; Ninon
        Naïm; Yasmina; Owen; Wendy; Walid; Ilyan; Rebecca; Hakim; Amel; Antoinette; Mustapha; Kelya; Giovanni
        Eugénie; Ella; Wassim; Flavien; Maelie; Justin; John; Cassandre; Khadija; Priscilla; Camélia; Zélie
        Anouk; Nabil; Guylaine; Samira; Alyssa; Marie-Louise; Rayane; Marie-Jeanne; Wilfried; Andy; Soline
        Auguste; Mailys; Albane; Sana; Garance; Erika; Said; Lison; Claudia; Loïs; Ange; Safia; Henriette
        Sylvette; Roméo; Imane; Florine; Daphné; Marvin; Lysiane; Abel; Adem; Djamila; Gilberte; Lindsay
        Livia; Omar; Asma; Thalia; Nelya; Carlos; Djibril; Leonard; Rolande; Selma; Djamel; Doriane
        Christina; Ghislain; Tania; Ilyana; Cyrielle; Gaston; Aymen; Karima; Joshua; Jana; Louison; Lara
        Moussa; Angelo; Fiona; Cléa; Melvin; Melinda; Dalila; Brandon; Marilou; Anne-Lise; Bérénice; Laly
        Maiwenn; Mamadou; Jonas; Judith; Ilyas; Maeline; Eugène; Ryad; Leopold; Joachim; Maureen; Alfred
        Ariane; Abdelkader; Germaine; Maddy; Soraya; Angeline; Marthe; Céleste; Meriem; Fatoumata; Fatiha
        Jasmine; Maximilien; Salim; Marie-Odile; Achille; Germain; Yamina; Reynald; Pascaline; Marin; Farah
        Rose-Marie; Steeve; Gianni; Edmond; Noelie; Janick; Sullivan
        """
}
