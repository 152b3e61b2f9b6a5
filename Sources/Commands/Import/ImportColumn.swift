import SecurityQuestions

/// The columns of an import, in whatever order the header names them.
enum ImportColumn: String, Sendable, CaseIterable {
    case number, company, phone, email, name, language

    /// Reads what people call it, in English or French, with any capitals, accents, spaces and signs.
    init?(written title: String) {
        let letters = title.folded.filter { $0.isLetter || $0.isNumber }
        guard let column = Self.allCases.first(where: { $0.titles.contains(letters) }) else { return nil }
        self = column
    }

    private var titles: Set<String> {
        switch self {
        case .number:
            [
                "number", "no", "n", "account", "accountnumber", "accountno", "accountid", "customernumber",
                "customerno",
                "customerid", "clientnumber", "clientno", "clientid", "numero", "num", "compte", "numerodecompte",
                "numerocompte", "numcompte", "nodecompte", "nocompte", "ndecompte", "ncompte", "numeroclient",
                "numerodeclient", "numerodeclientn", "numclient", "noclient", "nodeclient", "nclient", "ndeclient",
                "codeclient", "reference", "referenceclient",
            ]
        case .company:
            [
                "company", "companyname", "business", "businessname", "organisation", "organization", "societe",
                "nomdelasociete", "nomsociete", "entreprise", "nomdelentreprise", "nomentreprise", "raisonsociale",
                "denomination", "compagnie",
            ]
        case .phone:
            [
                "phone", "phones", "phoneno", "phonenumber", "phonenumbers", "telephone", "telephones",
                "telephonenumber",
                "telephonenumbers", "tel", "mobile", "mobilephone", "mobilenumber", "cell", "cellphone", "portable",
                "numerodetelephone", "numerosdetelephone", "numerotelephone", "numtel", "notelephone", "nodetelephone",
                "notel", "ntel", "ndetelephone", "ntelephone",
            ]
        case .email:
            [
                "email", "mail", "emailaddress", "mailaddress", "owneremail", "contactemail", "courriel", "mel",
                "adresseemail", "adressemail", "adressecourriel", "adressedecourriel", "adresseelectronique",
                "adressedemessagerie", "emaildutitulaire", "emailducontact",
            ]
        case .name:
            [
                "name", "fullname", "owner", "ownername", "ownersname", "contact", "contactname", "contactperson",
                "nom",
                "nomcomplet", "nometprenom", "nomprenom", "prenometnom", "prenomnom", "titulaire", "nomdutitulaire",
                "nomtitulaire", "nomducontact", "nomcontact", "proprietaire",
            ]
        case .language:
            [
                "language", "lang", "languagecode", "preferredlanguage", "locale", "langue", "codelangue",
                "langueparlee",
                "languepreferee", "languedutitulaire", "languedecorrespondance", "languecorrespondance",
            ]
        }
    }

    /// What no file changes: access to an account is given by commands that say whom they tell.
    static func isAccess(_ title: String) -> Bool {
        [
            "role", "password", "motdepasse", "secondfactor", "factor", "mfa", "2fa", "totp", "secondfacteur",
            "maycall",
            "peutappeler", "answer", "reponse", "securityquestion", "questiondesecurite",
        ].contains(title.folded.filter { $0.isLetter || $0.isNumber })
    }
}

extension String {
    /// Fit to be quoted in a complaint.
    var shortened: String { count > 40 ? prefix(40) + "…" : self }
}
