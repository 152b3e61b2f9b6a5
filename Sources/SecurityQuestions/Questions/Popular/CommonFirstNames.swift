/// First names that are too likely to be an answer by themselves. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonFirstNamesEN: AnswerList = """
        # The 634 commonest, one spelling a sound: US SSA births 1940-2017 (public domain)
        Michael; James; John; Robert; David; William; Mary; Daniel; Christopher; Steven; Joseph; Richard
        Thomas; Matthew; Brian; Jennifer; Charles; Linda; Mark; Katherine; Deborah; Susan; Joshua; Anthony
        Sarah; Jeffrey; Patricia; Elizabeth; Kevin; Andrew; Eric; Jason; Timothy; Karen; Jessica; Michelle
        Paul; Barbara; Jonathan; Kenneth; Lisa; Nicholas; Ashley; Ryan; Aaron; Jacob; Ronald; Kimberly; Gary
        Donald; Emily; George; Sandra; Sean; Stephanie; Brandon; Rebecca; Carol; Nancy; Justin; Melissa
        Scott; Amanda; Edward; Amy; Kelly; Larry; Donna; Sharon; Terry; Gregory; Cynthia; Laura; Teresa
        Benjamin; Nicole; Christina; Kathleen; Angela; Carolyn; Alexander; Patrick; Samuel; Janet; Zachary
        Dennis; Christine; Rachel; Tyler; Alan; Brenda; Pamela; Diane; Maria; Jordan; Jerry; Kaitlyn
        Samantha; Lori; Margaret; Jacqueline; Lauren; Adam; Joan; Megan; Phillip; Kathy; Anna; Jose; Nathan
        Heather; Christian; Carrie; Jamie; Douglas; Ann; Julie; Tracy; Jesse; Allison; Kyle; Gabriel; Peter
        Sherry; Emma; Kristen; Crystal; Jeremy; Hailey; Raymond; Hannah; Dylan; Victoria; Frank; Sophia
        Cheryl; Andrea; Taylor; Madison; Alexis; Cameron; Tammy; Olivia; Aiden; Austin; Derek; Ethan; Jack
        Stacy; Keith; Robin; Jayden; Joe; Diana; Alyssa; Dawn; Judith; Leslie; Jasmine; Abigail; Corey
        Brittany; Janice; Betty; Kayla; Erica; Carl; Roger; Noah; Denise; Judy; Amber; Brianna; Randy; Johnny
        Henry; Christy; Tiffany; Natalie; Shannon; Caleb; Isabella; Shirley; Mitchell; Logan; Alicia; Joyce
        Jackson; Bruce; Frances; Darrell; Juan; Tony; Cody; Vicki; Bobby; Gerald; Lawrence; Angel; Courtney
        Billy; Ricky; Jimmy; Lindsey; Bradley; Julia; Riley; Dominic; Jean; Craig; Devin; Tina; Travis; Danny
        Luis; Connor; Gail; Todd; Madeline; Casey; Lynn; Valerie; Mason; Dorothy; Louis; Gloria; Willie
        Kaden; Isaac; Wendy; Grace; Walter; Carlos; Elijah; Evan; Lee; Jared; Wayne; Beverly; Vincent; Evelyn
        Lucas; Melanie; Martha; Cindy; Glenn; Joel; Russell; Vanessa; Jane; Paula; Bonnie; Kaylee; Virginia
        Renee; Sydney; Victor; Dana; Luke; Alex; Makayla; Nathaniel; Monica; Ava; Morgan; Marilyn; Arthur
        Adrian; Charlotte; Connie; Chloe; Rhonda; April; Chad; Leah; Hunter; Yvonne; Marcus; Martin; Curtis
        Dale; Mackenzie; Mia; Ruth; Carla; Randall; Brandy; Alexandra; Holly; Rodney; Sheila; Antonio
        Frederick; Lily; Helen; Cassandra; Roy; Deanna; Ian; Harold; Albert; Isaiah; Katie; Alice; Kim; Peggy
        Marcia; Jesus; Chelsea; Steve; Jill; Savannah; Zoe; Dustin; Shane; Brooke; Debbie; Tara; Rose
        Brayden; Ariana; Colin; Peyton; Troy; Julian; Darren; Jeremiah; Ronnie; Veronica; Jody; Kelsey; Liam
        Audrey; Kylie; Chris; Ralph; Gabriella; Brett; Wanda; Lillian; Ellen; Wesley; Landon; Destiny; Avery
        Blake; Aubrey; Tommy; Gavin; Mike; Ella; Jeanne; Barry; Molly; Darlene; Ernest; Candace; Shelly
        Eugene; Claire; Eddie; Isabel; Jay; Carly; Terrence; Elaine; Eli; Marissa; Tristan; Miguel; Gina
        Duane; Chase; Maya; Dean; Stanley; Carter; Rita; Phyllis; Anita; Joanna; Aaliyah; Sylvia; Jenna
        Trevor; Owen; Leonard; Shelby; Colleen; Sonya; Howard; Jalen; Calvin; Seth; Addison; Bailey; Kara
        Eileen; Amelia; Damian; Sally; Tonya; Harry; Tanya; Beth; Regina; Marvin; Jackie; Theodore; Heidi
        Edwin; Colton; Wyatt; Garrett; Manuel; Paige; Xavier; Ruby; Sebastian; Skylar; Cole; Jocelyn; Charlie
        Oscar; Carson; Annette; Melvin; Brent; Kyra; Fred; Bridget; Doris; Sabrina; Ricardo; Ray; Sierra
        Mario; Melinda; Brendan; Alana; Brittney; Jenny; Lydia; Levi; Adriana; Rosemary; Layla; Callie
        Tamara; Alejandro; Francisco; Kay; Maureen; Brooklyn; Carmen; Hayden; Bryce; Neil; Faith; Autumn
        Alexa; Eva; Andre; Earl; Dakota; Norman; Ruben; Marion; Maurice; Marianne; Oliver; Vivian; Norma
        Charlene; Joy; Spencer; Katrina; Jerome; Krista; Kaylin; Micah; Miranda; Kendall; Lois; Greg; Jeff
        Parker; Emmanuel; Lorraine; Grant; Max; Claudia; Jake; Grayson; Annie; Roberta; Nora; Clarence; Jace
        Ariel; Miles; Alfred; Sue; Yolanda; Jim; Lucy; Naomi; Priscilla; Clayton; Alexandria; Cecilia; Irene
        Clifford; Melody; Felicia; Diego; Cheyenne; Kurt; Roberto; Lance; Loretta; Warren; Penny; Eduardo
        Bethany; Reginald; Whitney; Leo; Preston; Eleanor; Josephine; Natasha; Edgar; Rosa; Patty; Hector
        Juliana; Elisa; Angelina; Glenda; Omar; Juanita; Bill; Javier; Leroy; Adeline; Leon; Camila; Kendra
        Constance; Marlene; Gwendolyn; Liliana; Bernard; Jade; Tom; Angelica; Misty; Esther; Tanner; Ashton
        Lacey; Sheryl; Fernando; Breanna; Nina; Elliott; Geraldine; Abby; Alvin; Nolan; Andy; Franklin; Brady
        Maxwell; Daniela; Clara; Gordon; Sandy; Daisy; Arlene; Louise; Noel; Becky; Kennedy; Ali; Freddie
        Drew; Herbert; Brad; Janine; Summer; Selena; Shawna; Lloyd; Cooper; Cheri; Desiree; Marjorie; Jillian
        Rick; Tabitha; Stuart; Lonnie; Tim; Myra; Tricia; Andres; Elena; Lila; Hope; Dan; Macy; Giovanni
        Trinity; Janelle; Monique; Annabelle; Gilbert; Pedro; Tyrone; Raul; Cassidy; Stella; Dalton; Karina
        Elise; Nevaeh; Georgia; Brody; Sophie; Guadalupe; Harper; Sergio
        """

    static let commonFirstNamesFR: AnswerList = """
        # The 802 commonest, one spelling a sound: INSEE Fichier des prenoms 2022, births 1940-2022 (Licence Ouverte)
        Jean; Marie; Michel; Daniel; Philippe; Alain; Pascal; Pierre; Nicolas; Dominique; Patrick; Nathalie
        Christophe; Christian; Frédéric; Isabelle; Sylvie; Catherine; Bernard; Eric; David; Françoise
        Martine; Laurent; Stéphane; Sébastien; Julien; Gérard; Thierry; Thomas; Claude; Christine; Olivier
        Alexandre; Jacques; Monique; Valérie; André; Sandrine; Nicole; Sophie; Joël; Mickael; Stéphanie
        François; Didier; Véronique; Chantal; Mathieu; Camille; Anne; Céline; Vincent; Lucas; Christelle
        Bruno; Annie; Maxime; Guillaume; Antoine; Patricia; Emmanuel; Jerome; Jean-Pierre; Sarah; Marc; Julie
        Brigitte; Paul; Louis; Léa; Anthony; Raphaël; Romain; Franck; Chloé; Corinne; Emilie; Aurélie
        Gabriel; Christiane; Manon; Laurence; Gilles; Serge; Jacqueline; Karine; Kevin; Jeremy; Virginie
        Hugo; Jean-Claude; Elodie; René; Clément; Emma; Guy; Cedric; Hélène; Laura; Caroline; Benjamin
        Laetitia; Yves; Lucie; Florence; Rémi; Audrey; Théo; Denis; Patrice; Arnaud; Alexis; Evelyne; Fabrice
        Pauline; Claudine; Anaïs; Elisabeth; Cécile; Hervé; Claire; Quentin; Sylvain; Béatrice; Nadine
        Florian; Robert; Marion; Damien; Ludovic; Mathéo; Delphine; Mélanie; Annick; Léo; Nathan; Benoît
        Marine; Mathilde; Francis; Enzo; Jocelyne; Jean-Luc; Charlotte; Jeannine; Adrien; Arthur; Axel
        Margaux; Inès; Marcel; Georges; Carole; Fabien; Louise; Muriel; Loïc; Josiane; Valentin; Anna
        Thibault; Noah; Maël; Mohamed; Jonathan; Xavier; Jeanne; Sandra; Fabienne; Alice; Myriam; Magali
        Jade; Baptiste; Jules; Joseph; Clara; Mathis; Jean-François; Roger; Henri; Gaelle; Mireille; Sabrina
        Amandine; Yannick; Bernadette; Juliette; Severine; Colette; Alexandra; Samuel; Gregory; Agnès; Tom
        Lionel; Jean-Marc; Angelique; Océane; Gilbert; Cyril; Justine; Charles; Yann; Jacky; Anne-Marie
        Jean-Michel; Victor; Geneviève; Josette; Jean-Paul; Maryse; Léna; Eva; Sonia; Simon; Sacha; Vanessa
        Amélie; Fanny; Lina; Elise; Aurélien; Adam; Morgane; Jean-Marie; Richard; William; Jean-Louis
        Liliane; Kylian; Marie-Christine; Lola; Ethan; Lisa; Clémence; Nadia; Noemie; Jessica; Maurice
        Estelle; Mélissa; Roland; Laure; Eliane; Dylan; Jennifer; Odile; Zoé; Cindy; Yanis; Florent
        Ghislaine; Aurore; Yoann; Denise; Maxence; Célia; Raymond; Aline; Yvette; Romane; Luc; Gisèle; Alicia
        Bertrand; Martin; Sabine; Julia; Nolan; Lilou; Héloïse; Mathias; Liam; Marie-Thérèse; Thérèse; Regis
        Maeva; Nelly; Eden; Maria; Francine; José; Corentin; Rose; Ambre; Timéo; Robin; Marie-Claude; Coralie
        Bastien; Lou; Mehdi; Jordan; Laurie; Maryline; Charlie; Tony; Noël; Maelys; Agathe; Marie-France
        Lydie; Jean-Jacques; Elisa; Régine; Etienne; Gaëtan; Lucien; Sylviane; Elena; Simone; Adeline
        Viviane; Noé; Evan; Gabin; Nadege; Marianne; Louane; Andréa; Madeleine; Elsa; Suzanne; Nina; Sofia
        Jean-Philippe; Solène; Olivia; Marina; Rachel; Tristan; Geraldine; Cathy; Micheline; Johan; Johanna
        Rayan; Arlette; Marie-José; Ginette; Emy; Ludivine; Leila; Adèle; Lucile; Louna; Yohan; Laurine
        Dimitri; Erwan; Lenny; Jean-Baptiste; Edith; Emeline; Naël; Paulette; Karim; Christopher; Roselyne
        Alan; Hubert; Timothée; Mia; Lise; Aaron; Eliot; Victoria; Jean-Yves; Yassine; Mila; Marie-Hélène
        Alexia; Léonie; Geoffrey; Edouard; Aymeric; Mathys; Eddy; Linda; Lily; Valentine; Gwenaelle; Mélina
        Jimmy; Maud; Ophélie; Solange; Pierrette; Elie; Anaelle; Elias; Dorian; Cyrille; Marie-Laure; Marius
        Albert; Katia; Manuel; Alix; Charline; Samy; Marie-Claire; Benedicte; Steven; Morgan; Léon; Bryan
        Charlène; Anne-Sophie; Deborah; Huguette; Antonin; Jean-Christophe; Maryvonne; Yolande; Esteban
        Marie-Pierre; Aude; Marjorie; Marlène; Alya; Johann; Gérald; Alex; Yvan; Natacha; Lydia; Yasmine
        Armelle; Dany; Claudette; Noam; Ali; Marguerite; Clarisse; Lana; Fatima; Augustin; Emile; Tiago
        Eliott; Cassandra; Irène; Raymonde; Lilian; Tiffany; Nora; Coline; Luna; Anita; Carla; Brice; Ingrid
        Lorenzo; Angèle; Clémentine; Martial; Assia; Youssef; Ilan; Tiphaine; Ahmed; Ilyes; Mahé; Salomé
        Yvon; Gauthier; Marie-Françoise; Roxane; Blandine; Odette; Kelly; Max; Capucine; Gaspard; Mylène
        Alban; Barbara; Armand; Sofiane; Lya; Amine; Alison; Lila; Melodie; Claudie; Cynthia; Grégoire
        Lucette; Aya; Annabelle; Candice; Soan; Jessy; Ismael; Renaud; Malika; Rudy; Inaya; Teddy; Mariam
        Josephine; Victoire; Eline; Félix; Mauricette; Yvonne; Eleonore; Malo; Isaac; Perrine; Louka
        Constance; Hugues; Sylvia; Diane; Lauriane; Laurene; Léana; Sandy; Ibrahim; Meline; Steve; Léane
        Marie-Noëlle; Kaïs; Oscar; James; Titouan; Lilia; Gwendoline; Jason; Nino; Loan; Diego; Lucienne
        Floriane; Apolline; Julian; Milan; Faustine; Anne-Laure; Amaury; Iris; Rodolphe; Nour; Neyla; Maïssa
        Pierrick; Anissa; Romy; Aicha; Clotilde; Romuald; Ryan; Naomi; Annette; Younes; Oriane; Kenza
        Angelina; Jean-Charles; Flora; Thaïs; Edwige; Cécilia; Marylene; Farid; Rachid; Freddy; Nassim; Elina
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
        Sylvette; Roméo; Imane; Florine; Daphné; Marvin; Lysiane; Abel; Adem; Djamila; Ghislain; Gilberte
        Lindsay; Livia; Omar; Asma; Thalia; Nelya; Carlos; Djibril; Leonard; Rolande; Selma; Djamel; Doriane
        Christina; Tania; Ilyana; Cyrielle; Gaston; Aymen; Karima; Joshua; Jana; Louison; Lara; Moussa
        Angelo; Fiona; Cléa; Melvin; Melinda; Dalila; Brandon; Marilou; Anne-Lise; Bérénice; Laly; Maiwenn
        Mamadou; Jonas; Judith; Ilyas; Maeline; Eugène; Ryad; Leopold; Joachim; Maureen; Alfred; Ariane
        Abdelkader; Germaine; Maddy; Soraya; Angeline; Marthe; Céleste; Meriem; Fatoumata; Fatiha; Jasmine
        Maximilien; Salim; Marie-Odile; Achille; Germain; Yamina; Reynald; Pascaline; Marin; Farah
        Rose-Marie; Steeve; Gianni; Edmond; Noelie; Janick; Sullivan; Marie-Annick; Chiara
        """
}
