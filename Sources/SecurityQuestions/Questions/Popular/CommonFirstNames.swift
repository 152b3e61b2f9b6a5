/// First names that are too likely to be an answer by themselves. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let commonFirstNamesEN: AnswerList = """
        # The 641 commonest, one spelling a sound: US SSA births 1940-2017 (public domain)
        Michael; James; John; Robert; David; William; Mary; Daniel; Christopher; Steven; Joseph; Richard
        Thomas; Matthew; Brian; Jennifer; Charles; Linda; Mark; Katherine; Deborah; Susan; Joshua; Anthony
        Sarah; Jeffrey; Patricia; Elizabeth; Andrew; Kevin; Eric; Christine; Jason; Timothy; Karen; Jessica
        Michelle; Paul; Barbara; Jonathan; Kenneth; Nicholas; Lisa; Dennis; Ryan; Ashley; Aaron; Jacob
        Ronald; Kimberly; Gary; Donald; Emily; George; Sandra; Sean; Justin; Stephanie; Brandon; Rebecca
        Carol; Nancy; Melissa; Scott; Amanda; Edward; Amy; Kelly; Larry; Donna; Sharon; Terry; Gregory
        Cynthia; Laura; Teresa; Lauren; Benjamin; Nicole; Kathleen; Christina; Luis; Angela; Carolyn
        Alexander; Patrick; Samuel; Janet; Zachary; Alan; Rachel; Tyler; Brenda; Pamela; Diane; Maria; Jordan
        Jerry; Kaitlyn; Samantha; Jacqueline; Margaret; Lori; Megan; Adam; Joan; Phillip; Kathy; Anna; Jose
        Nathan; Heather; Christian; Brittany; Carrie; Jamie; Douglas; Ann; Julie; Tracy; Jesse; Allison; Kyle
        Gabriel; Peter; Sherry; Emma; Crystal; Jeremy; Hailey; Raymond; Hannah; Dylan; Victoria; Frank
        Sophia; Cheryl; Andrea; Taylor; Madison; Alexis; Cameron; Tammy; Olivia; Aiden; Austin; Derek; Ethan
        Jack; Stacy; Keith; Juan; Robin; Jayden; Joe; Diana; Alyssa; Dawn; Judith; Leslie; Jasmine; Abigail
        Corey; Janice; Betty; Kayla; Erica; Carl; Roger; Noah; Natalie; Judy; Amber; Brianna; Randy; Johnny
        Henry; Christy; Tiffany; Shannon; Ellen; Colleen; Caleb; Alicia; Isabella; Mitchell; Shirley; Logan
        Joyce; Jackson; Bruce; Frances; Gerald; Darrell; Tony; Cody; Vicki; Bobby; Lawrence; Angel; Courtney
        Billy; Ricky; Jimmy; Lindsey; Bradley; Julia; Riley; Dominic; Jean; Craig; Devin; Tina; Travis; Danny
        Connor; Gail; Todd; Madeline; Casey; Marcus; Lynn; Valerie; Mason; Dorothy; Gloria; Kaden; Isaac
        Wendy; Grace; Walter; Carlos; Willie; Elijah; Evan; Lee; Jared; Wayne; Beverly; Vincent; Evelyn
        Lucas; Melanie; Martha; Cindy; Glenn; Joel; Russell; Vanessa; Jane; Paula; Bonnie; Luke; Jeanne
        Virginia; Renee; Sydney; Victor; Dana; Alex; Makayla; Nathaniel; Monica; Ava; Morgan; Marilyn; Arthur
        Adrian; Charlotte; Connie; Chloe; Rhonda; April; Chad; Helen; Leah; Hunter; Yvonne; Martin; Curtis
        Dale; Mackenzie; Mia; Ruth; Carla; Randall; Brandy; Alexandra; Holly; Rodney; Sheila; Antonio
        Frederick; Kylie; Cassandra; Alice; Lily; Roy; Kaylee; Deanna; Ian; Harold; Albert; Isaiah; Katie
        Kim; Peggy; Marcia; Jesus; Chelsea; Steve; Alana; Jill; Savannah; Zoe; Dustin; Shane; Brooke; Debbie
        Tara; Rose; Julian; Brayden; Ariana; Peyton; Troy; Darren; Jeremiah; Ronnie; Veronica; Jody; Kelsey
        Liam; Audrey; Chris; Ralph; Gabriella; Brett; Wanda; Lillian; Wesley; Landon; Destiny; Avery; Blake
        Aubrey; Jalen; Darlene; Tommy; Gavin; Mike; Ella; Barry; Molly; Ernest; Candace; Shelly; Dean; Eugene
        Claire; Eddie; Isabel; Jay; Carly; Terrence; Eli; Marissa; Tristan; Miguel; Gina; Duane; Chase; Maya
        Stanley; Carter; Leon; Rita; Layla; Phyllis; Anita; Joanna; Aaliyah; Sylvia; Jenna; Trevor; Owen
        Leonard; Shelby; Sonya; Eileen; Howard; Calvin; Seth; Tamara; Addison; Bailey; Kara; Amelia; Damian
        Sally; Tonya; Harry; Jocelyn; Tanya; Beth; Marlene; Regina; Marvin; Jackie; Theodore; Heidi; Edwin
        Colton; Wyatt; Garrett; Cole; Manuel; Paige; Xavier; Ruby; Sebastian; Skylar; Charlie; Oscar; Carson
        Annette; Melvin; Brent; Kyra; Fred; Bridget; Doris; Carmen; Sabrina; Ricardo; Ray; Brooklyn; Sierra
        Mario; Melinda; Brendan; Jenny; Lydia; Levi; Adriana; Rosemary; Callie; Alejandro; Francisco; Kay
        Maureen; Hayden; Bryce; Neil; Faith; Ruben; Katrina; Autumn; Alexa; Eva; Andre; Earl; Dakota; Norman
        Marion; Charlene; Maurice; Marianne; Oliver; Vivian; Norma; Joy; Spencer; Jerome; Krista; Micah
        Miranda; Kendall; Lois; Greg; Jeff; Parker; Emmanuel; Grant; Max; Claudia; Jake; Grayson; Kaylin
        Annie; Roberta; Nora; Clarence; Jace; Ariel; Miles; Alfred; Sue; Yolanda; Jim; Lucy; Naomi; Elena
        Priscilla; Clayton; Alexandria; Cecilia; Irene; Clifford; Melody; Felicia; Elise; Diego; Breanna
        Cheyenne; Kurt; Roberto; Lance; Loretta; Warren; Penny; Eduardo; Bill; Adeline; Bethany; Reginald
        Whitney; Arlene; Leo; Preston; Eleanor; Josephine; Natasha; Edgar; Rosa; Patty; Hector; Juliana
        Elisa; Angelina; Glenda; Omar; Juanita; Javier; Leroy; Camila; Kendra; Constance; Gwendolyn; Liliana
        Bernard; Jade; Tom; Angelica; Misty; Esther; Tanner; Ashton; Lacey; Sheryl; Fernando; Nina; Elliott
        Rafael; Geraldine; Abby; Alvin; Nolan; Andy; Franklin; Brady; Maxwell; Daniela; Clara; Andres; Tyrone
        Gordon; Sandy; Daisy; Noel; Becky; Kennedy; Ali; Freddie; Drew; Nevaeh; Herbert; Brad; Summer; Selena
        Shawna; Lloyd; Cooper; Raul; Cheri; Desiree; Marjorie; Jillian; Rick; Tabitha; Stuart; Lonnie; Tim
        Myra; Tricia; Lila; Hope; Dan; Macy; Giovanni; Trinity; Vernon; Janelle; Monique; Annabelle; Gilbert
        Pedro; Cassidy; Stella; Dalton; Simon; Karina; Georgia; Brody; Sophie; Guadalupe; Harper; Sergio
        Reagan; Scarlett; Reese; Patsy; Clinton; Natalia; Mckenna; Marco; Sadie; Meredith; Abraham; Bianca
        Marshall
        """

    static let commonFirstNamesFR: AnswerList = """
        # The 804 commonest, one spelling a sound: INSEE Fichier des prenoms 2022, births 1940-2022 (Licence Ouverte)
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
        Florian; Mathis; Robert; Marion; Damien; Ludovic; Mathéo; Delphine; Mélanie; Annick; Léo; Nathan
        Benoît; Marine; Mathilde; Francis; Enzo; Jean-Luc; Charlotte; Jeannine; Adrien; Arthur; Axel; Margaux
        Inès; Marcel; Georges; Carole; Fabien; Louise; Muriel; Loïc; Josiane; Valentin; Anna; Thibault; Noah
        Maël; Mohamed; Jonathan; Jocelyne; Xavier; Jeanne; Sandra; Fabienne; Alice; Myriam; Magali; Jade
        Baptiste; Jules; Joseph; Clara; Jean-François; Roger; Henri; Gaelle; Mireille; Sabrina; Amandine
        Yannick; Bernadette; Juliette; Severine; Colette; Alexandra; Samuel; Gregory; Agnès; Tom; Lionel
        Jean-Marc; Angelique; Océane; Gilbert; Cyril; Justine; Charles; Yann; Jacky; Anne-Marie; Jean-Michel
        Victor; Geneviève; Josette; Jean-Paul; Maryse; Léna; Eva; Sonia; Yoann; Simon; Sacha; Vanessa; Amélie
        Fanny; Lina; Aurélien; Elise; Adam; Morgane; Jean-Marie; Richard; William; Jean-Louis; Liliane
        Kylian; Marie-Christine; Lola; Ethan; Lisa; Clémence; Nadia; Noemie; Jessica; Maurice; Estelle
        Mélissa; Roland; Laure; Eliane; Dylan; Jennifer; Odile; Zoé; Cindy; Yanis; Florent; Ghislaine; Aurore
        Denise; Maxence; Célia; Raymond; Aline; Yvette; Romane; Luc; Gisèle; Alicia; Bertrand; Martin; Sabine
        Julia; Nolan; Lilou; Héloïse; Mathias; Liam; Marie-Thérèse; Thérèse; Regis; Maeva; Nelly; Eden; Maria
        Francine; José; Corentin; Rose; Ambre; Timéo; Robin; Marie-Claude; Coralie; Bastien; Lou; Mehdi
        Jordan; Laurie; Charlie; Tony; Noël; Maelys; Agathe; Marie-France; Lydie; Jean-Jacques; Elisa; Régine
        Etienne; Gaëtan; Lucien; Sylviane; Maryline; Elena; Simone; Adeline; Viviane; Noé; Evan; Gabin; Erwan
        Nadege; Marianne; Louane; Andréa; Madeleine; Elsa; Suzanne; Nina; Sofia; Jean-Philippe; Solène
        Olivia; Marina; Rachel; Tristan; Geraldine; Cathy; Micheline; Johanna; Rayan; Arlette; Marie-José
        Ginette; Emy; Ludivine; Leila; Adèle; Lucile; Louna; Timothée; Dimitri; Lenny; Jean-Baptiste; Edith
        Emeline; Naël; Johann; Paulette; Karim; Laurine; Christopher; Roselyne; Alan; Hubert; Mia; Lise
        Aaron; Eliot; Victoria; Jean-Yves; Yassine; Mila; Marie-Hélène; Alexia; Léonie; Geoffrey; Edouard
        Aymeric; Eddy; Linda; Lily; Valentine; Gwenaelle; Mélina; Jimmy; Maud; Ophélie; Solange; Pierrette
        Elie; Anaelle; Elias; Dorian; Cyrille; Marie-Laure; Marius; Albert; Katia; Johan; Manuel; Alix
        Charline; Samy; Marie-Claire; Benedicte; Steven; Morgan; Loan; Léon; Bryan; Charlène; Anne-Sophie
        Deborah; Huguette; Antonin; Jean-Christophe; Maryvonne; Yolande; Esteban; Marie-Pierre; Aude
        Marjorie; Marlène; Alya; Gérald; Alex; Yvan; Natacha; Lydia; Yasmine; Armelle; Dany; Claudette; Noam
        Ali; Marguerite; Clarisse; Lana; Fatima; Augustin; Emile; Tiago; Eliott; Cassandra; Raymonde; Lilian
        Tiffany; Nora; Coline; Luna; Anita; Carla; Brice; Ingrid; Lorenzo; Angèle; Clémentine; Irène; Martial
        Assia; Youssef; Ilan; Tiphaine; Ahmed; Ilyes; Mahé; Salomé; Yvon; Gauthier; Marie-Françoise; Roxane
        Blandine; Odette; Kelly; Max; Capucine; Gaspard; Mylène; Alban; Barbara; Aya; Armand; Sofiane; Lya
        Amine; Alison; Yohan; Lila; Melodie; Claudie; Cynthia; Grégoire; Lucette; Annabelle; Candice; Jessy
        Ismael; Renaud; Malika; Rudy; Inaya; Teddy; Mariam; Josephine; Victoire; Félix; Mauricette; Yvonne
        Eleonore; Malo; Isaac; Perrine; Louka; Constance; Hugues; Sylvia; Diane; Lauriane; Eline; Laurene
        Léana; Sandy; Ibrahim; Meline; Steve; Léane; Marie-Noëlle; Kaïs; Oscar; James; Titouan; Lilia
        Gwendoline; Jason; Nino; Diego; Lucienne; Floriane; Apolline; Julian; Milan; Faustine; Anne-Laure
        Amaury; Iris; Rodolphe; Nour; Neyla; Maïssa; Pierrick; Anissa; Romy; Aicha; Clotilde; Romuald; Ryan
        Naomi; Annette; Younes; Oriane; Kenza; Angelina; Jean-Charles; Flora; Thaïs; Edwige; Cécilia
        Marylene; Farid; Rachid; Freddy; Jocelyn; Nassim; Elina; Soan; Antonio; Marie-Paule; Samantha; Line
        Flavie; Dorothee; Georgette; Yannis; Zakaria; Ayoub; Tanguy; Marceau; Stella; Johnny; Leslie; Peggy
        Manuela; Anaé; Calie; Nathanael; Aurelia; Amir; Marie-Line; Astrid; Logan; Samir; Emilien; Willy
        Elea; Marielle; Fernand; Maya; Melvin; Joris; Carmen; Louisa; France; Pablo; Chaima; Marie-Ange
        Ronan; Samia; Enora; Ruben; Giulia; Violette; Lyana; Hamza; Tatiana; Norbert; Ewen; Nolwenn; Maylis
        Karl; Ilona; Alizée; Megane; Boris; Eve; Amélia; Sirine; Léandre; Milo; Kenzo; Mallaury; Esther
        Shana; Manel; Théa; Karen; Jean-Noël; Bilal; Berengere; Côme; Basile; Kamel; Stephan; Jenna; Imran
        Betty; Yael; Swann; Stanislas; Malik; Amina; Mario; Miguel; Ninon; Naïm; Yasmina; Owen; Wendy; Marwan
        Walid; Ilyan; Marvin; Rebecca; Hakim; Amel; Antoinette; Mustapha; Kelya; Giovanni; Eugénie; Ella
        Wassim; Flavien; Maelie; Justin; John; Cassandre; Khadija; Priscilla; Camélia; Zélie; Anouk; Nabil
        Guylaine; Samira; Alyssa; Marie-Louise; Rayane; Marie-Jeanne; Wilfried; Andy; Soline; Auguste; Mailys
        Albane; Sana; Garance; Erika; Said; Lison; Claudia; Loïs; Ange; Safia; Henriette; Sylvette; Roméo
        Imane; Florine; Daphné; Lysiane; Abel; Adem; Djamila; Ghislain; Gilberte; Lindsay; Livia; Omar; Asma
        Thalia; Nelya; Carlos; Djibril; Leonard; Rolande; Selma; Sohan; Djamel; Doriane; Christina; Tania
        Ilyana; Cyrielle; Gaston; Aymen; Karima; Joshua; Jana; Louison; Lara; Moussa; Angelo; Fiona; Cléa
        Melinda; Dalila; Brandon; Marilou; Anne-Lise; Bérénice; Laly; Maiwenn; Mamadou; Jonas; Judith; Ilyas
        Maeline; Eugène; Ryad; Leopold; Joachim; Maureen; Alfred; Ariane; Abdelkader; Germaine; Maddy; Soraya
        Angeline; Marthe; Céleste; Meriem; Fatoumata; Fatiha; Jasmine; Maximilien; Salim; Marie-Odile
        Achille; Germain; Yamina; Reynald; Pascaline; Marin; Farah; Rose-Marie; Steeve; Gianni; Edmond
        Noelie; Janick; Sullivan; Marie-Annick; Chiara; Naima
        """
}
