/// What people add to a town's name and a stranger would add as well: its country, state or province.
extension AnswerList {
    static let regions: AnswerList = """
        # Countries of the brands and their neighbours; the states of the USA (USPS codes); provinces of Canada
        France; USA; US; United States; America; États-Unis; Amérique; England; Angleterre; Scotland; Écosse; Wales
        Pays de Galles; Northern Ireland; Irlande du Nord; Ireland; Irlande; UK; United Kingdom; Royaume-Uni
        Great Britain; Britain; Grande-Bretagne; Canada; Belgium; Belgique; Switzerland; Suisse; Spain; Espagne
        Italy; Italie; Germany; Allemagne; Portugal; Netherlands; Pays-Bas; Greece; Grèce; Québec; Ontario
        Alberta; British Columbia; Colombie-Britannique; Manitoba; Nova Scotia; Nouvelle-Écosse; QC; ON; AB; BC
        Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Georgia; Hawaii
        Idaho; Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan
        Minnesota; Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico
        New York; North Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina
        South Dakota; Tennessee; Texas; Utah; Vermont; Virginia; Washington; West Virginia; Wisconsin; Wyoming
        AL; AK; AZ; AR; CA; CO; CT; DE; FL; GA; HI; ID; IL; IN; IA; KS; KY; LA; ME; MD; MA; MI; MN; MS; MO; MT; NE
        NV; NH; NJ; NM; NY; NC; ND; OH; OK; OR; PA; RI; SC; SD; TN; TX; UT; VT; VA; WA; WV; WI; WY; DC
        """
}
