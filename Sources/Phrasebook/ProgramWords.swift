import SecurityQuestions

/// Clients: machines that use the interface for programs.
package enum ProgramWords {
    package static func told(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .clientAdded: Phrase(en: "Client of the API added", fr: "Programme ajouté à l’API")
        case .clientChanged:
            Phrase(
                en: "Agents or certificates of a client changed",
                fr: "Conseillers ou certificats d’un programme modifiés")
        case .clientSecretRenewed: Phrase(en: "Client’s secret renewed", fr: "Secret d’un programme renouvelé")
        case .clientDisabled: Phrase(en: "Client’s access ended", fr: "Accès d’un programme fermé")
        case .clientEnabled: Phrase(en: "Client’s access given back", fr: "Accès d’un programme rétabli")
        case .clientRefused: Phrase(en: "Client refused at the API", fr: "Programme refusé par l’API")
        case .grantUsed: Phrase(en: "Proof of a call used", fr: "Preuve d’un appel utilisée")
        case .grantRevoked: Phrase(en: "Proof of a call revoked", fr: "Preuve d’un appel révoquée")
        case .webhookAdded: Phrase(en: "Webhook added", fr: "Webhook ajouté")
        case .webhookRemoved: Phrase(en: "Webhook removed", fr: "Webhook supprimé")
        case .webhookSecretRenewed: Phrase(en: "Webhook’s secret renewed", fr: "Secret d’un webhook renouvelé")
        case .webhookPaused:
            Phrase(
                en: "Webhook paused: its receiver fails or is gone",
                fr: "Webhook suspendu : destinataire en échec ou fermé")
        case .webhookResumed: Phrase(en: "Webhook goes on", fr: "Webhook rétabli")
        default: Phrase(en: "Client paused: too much within an hour", fr: "Programme suspendu : trop en une heure")
        }
    }

    /// What the one word of an entry means; nil where it stands as it is.
    package static func detail(_ word: String) -> Phrase? {
        switch word {
        case AdmitClient.certificateMissing:
            Phrase(en: "Without its certificate", fr: "Sans son certificat")
        case ClientChange.secretAlone:
            Phrase(en: "Its secret alone lets it in", fr: "Le secret seul suffit")
        case ClientPause.ofChanges:
            Phrase(
                en: "Changes of accounts, people and webhooks",
                fr: "Modifications de comptes, de personnes et de webhooks")
        case "+": Phrase(en: "Every agent of the brand", fr: "Tous les conseillers de la marque")
        default: changed(word)
        }
    }

    /// An agent, or a certificate, that came or went.
    private static func changed(_ word: String) -> Phrase? {
        let what = word.dropLast(2)
        if word.hasSuffix(" +") { return Phrase(en: "Added: \(what)", fr: "Ajout\u{a0}: \(what)") }
        if word.hasSuffix(" -") { return Phrase(en: "Removed: \(what)", fr: "Retrait\u{a0}: \(what)") }
        return nil
    }

    /// Who it was, where a program did it for nobody else.
    package static func name(_ client: Client.ID) -> Phrase {
        Phrase(en: "Client “\(client)”", fr: "Programme « \(client) »")
    }

    /// Behind the operator, who has done something about it.
    package static func about(_ client: Client.ID) -> Phrase {
        Phrase(en: "about client “\(client)”", fr: "au sujet du programme «\u{a0}\(client)\u{a0}»")
    }

    /// Behind an agent's name, where a program asked for it.
    package static func through(_ client: Client.ID) -> Phrase {
        Phrase(en: "by client “\(client)”", fr: "par le programme « \(client) »")
    }
}
