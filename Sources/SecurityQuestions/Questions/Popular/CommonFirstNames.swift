/// First names that are too likely to be an answer by themselves. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonFirstNamesEN: AnswerList = """
        # The 625 commonest, one spelling a sound: US SSA births 1940-2017 (public domain)
        Michael; James; John; Robert; David; William; Mary; Daniel; Christopher; Steven; Joseph; Richard
        Thomas; Matthew; Brian; Jennifer; Charles; Linda; Mark; Michelle; Deborah; Susan; Joshua; Anthony
        Katherine; Sarah; Jeffrey; Patricia; Elizabeth; Kevin; Andrew; Eric; Jason; Timothy; Karen; Jessica
        Paul; Barbara; Jonathan; Kenneth; Nicholas; Lisa; Ryan; Ashley; Jacob; Ronald; Kimberly; Gary; Donald
        Emily; George; Sandra; Sean; Stephanie; Brandon; Rebecca; Carol; Nancy; Justin; Melissa; Scott
        Amanda; Edward; Amy; Kelly; Larry; Donna; Sharon; Terry; Gregory; Cynthia; Laura; Teresa; Benjamin
        Nicole; Christina; Kathleen; Angela; Carolyn; Rachel; Alexander; Patrick; Samuel; Janet; Zachary
        Dennis; Christine; Tyler; Alan; Brenda; Pamela; Diane; Jordan; Maria; Jerry; Samantha; Kaitlyn; Lori
        Margaret; Aaron; Lauren; Adam; Joan; Megan; Phillip; Kathy; Anna; Jose; Nathan; Heather; Jacqueline
        Christian; Carrie; Douglas; Ann; Julie; Tracy; Jesse; Allison; Kyle; Gabriel; Peter; Sherry; Emma
        Kristen; Crystal; Jeremy; Hailey; Raymond; Hannah; Dylan; Victoria; Frank; Sophia; Andrea; Cheryl
        Taylor; Madison; Cameron; Tammy; Olivia; Austin; Derek; Alexis; Ethan; Aiden; Jack; Stacy; Keith
        Robin; Jayden; Joe; Diana; Alyssa; Dawn; Noah; Judith; Leslie; Abigail; Corey; Brittany; Janice
        Betty; Kayla; Jamie; Erica; Carl; Roger; Denise; Judy; Amber; Brianna; Randy; Erin; Johnny; Henry
        Christy; Tiffany; Natalie; Shannon; Caleb; Isabella; Shirley; Logan; Alicia; Joyce; Jackson; Bruce
        Frances; Darrell; Juan; Tony; Cody; Vicki; Bobby; Gerald; Lawrence; Angel; Courtney; Billy; Ricky
        Jimmy; Lindsey; Bradley; Julia; Dominic; Jean; Craig; Devin; Riley; Travis; Tina; Danny; Luis; Connor
        Gail; Todd; Madeline; Casey; Lynn; Valerie; Jasmine; Mason; Dorothy; Louis; Gloria; Willie; Wendy
        Grace; Walter; Carlos; Elijah; Evan; Lee; Kaden; Wayne; Beverly; Vincent; Evelyn; Lucas; Melanie
        Martha; Cindy; Glenn; Joel; Russell; Vanessa; Jane; Paula; Bonnie; Kaylee; Virginia; Sydney; Victor
        Dana; Isaac; Luke; Jared; Alex; Nathaniel; Monica; Ava; Morgan; Marilyn; Arthur; Adrian; Charlotte
        Connie; Rhonda; April; Chad; Chloe; Leah; Hunter; Yvonne; Marcus; Martin; Curtis; Dale; Mackenzie
        Mia; Ruth; Carla; Randall; Brandy; Alexandra; Holly; Rodney; Sheila; Antonio; Frederick; Cassandra
        Lily; Helen; Roy; Ian; Harold; Albert; Isaiah; Katie; Kim; Peggy; Marcia; Jesus; Chelsea; Steve
        Alice; Jill; Savannah; Zoe; Dustin; Shane; Brooke; Debbie; Tara; Rose; Brayden; Ariana; Colin; Peyton
        Troy; Julian; Darren; Jeremiah; Ronnie; Veronica; Jody; Kelsey; Deanna; Liam; Audrey; Kylie; Chris
        Ralph; Brett; Wanda; Lillian; Ellen; Wesley; Landon; Kara; Renee; Marion; Destiny; Avery; Blake
        Aubrey; Tommy; Gavin; Mike; Ella; Jeanne; Barry; Molly; Darlene; Ernest; Shelly; Eugene; Jenna
        Claire; Eddie; Isabel; Makayla; Jay; Carly; Candace; Terrence; Elaine; Eli; Marissa; Tristan; Miguel
        Duane; Chase; Dean; Stanley; Carter; Rita; Phyllis; Anita; Joanna; Sylvia; Trevor; Owen; Leonard
        Shelby; Colleen; Sonya; Gina; Howard; Calvin; Seth; Addison; Bailey; Eileen; Amelia; Damian; Sally
        Tonya; Harry; Beth; Regina; Marvin; Jackie; Theodore; Edwin; Colton; Wyatt; Garrett; Manuel; Tanya
        Paige; Xavier; Heidi; Ruby; Sebastian; Skylar; Cole; Charlie; Oscar; Carson; Annette; Melvin; Brent
        Jaime; Fred; Bridget; Doris; Sabrina; Ricardo; Jocelyn; Ray; Sierra; Mario; Melinda; Brendan; Alana
        Brittney; Jenny; Lydia; Aaliyah; Levi; Adriana; Rosemary; Layla; Callie; Tamara; Alejandro; Francisco
        Kay; Maureen; Brooklyn; Carmen; Hayden; Bryce; Neil; Faith; Autumn; Alexa; Eva; Andre; Earl; Dakota
        Norman; Ruben; Maurice; Oliver; Vivian; Norma; Charlene; Joy; Spencer; Katrina; Jerome; Krista; Micah
        Miranda; Kendall; Lois; Greg; Jeff; Parker; Emmanuel; Gabriella; Lorraine; Grant; Max; Claudia; Jake
        Grayson; Annie; Roberta; Nora; Clarence; Jace; Jaylen; Ariel; Miles; Alfred; Maya; Sue; Yolanda; Jim
        Lucy; Naomi; Priscilla; Clayton; Alexandria; Cecilia; Irene; Clifford; Melody; Felicia; Diego; Kurt
        Roberto; Lance; Loretta; Warren; Penny; Eduardo; Lila; Bethany; Reginald; Whitney; Kaylin; Leo
        Jasmin; Preston; Josephine; Natasha; Edgar; Rosa; Patty; Hector; Juliana; Elisa; Angelina; Glenda
        Omar; Juanita; Bill; Javier; Leroy; Adeline; Leon; Camila; Kendra; Constance; Marlene; Gwendolyn
        Liliana; Eleanor; Bernard; Jade; Tom; Angelica; Misty; Esther; Tanner; Ashton; Lacey; Sheryl
        Fernando; Breanna; Elliott; Geraldine; Abby; Alvin; Nolan; Andy; Franklin; Nina; Brady; Maxwell
        Clara; Gordon; Sandy; Daisy; Arlene; Louise; Noel; Becky; Kennedy; Ali; Freddie; Cheyenne; Drew
        Herbert; Brad; Janine; Selena; Shawna; Lloyd; Cooper; Cheri; Desiree; Marjorie; Jillian; Rick
        Tabitha; Stuart; Lonnie; Tim; Michaela; Tricia; Andres; Elena; Hope; Dan; Macy; Giovanni; Trinity
        Janelle; Monique; Annabelle; Gilbert; Gabriela; Pedro; Tyrone; Raul; Cassidy; Stella; Dalton; Karina
        """

    static let commonFirstNamesFR: AnswerList = """
        # The 799 commonest, one spelling a sound: INSEE Fichier des prenoms 2022, births 1940-2022 (Licence Ouverte)
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
