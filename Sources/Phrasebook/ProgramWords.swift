import SecurityQuestions

/// Clients: machines that use the interface for programs.
package enum ProgramWords {
    package static func told(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .clientAdded: Phrase(en: "Client of the API added", fr: "Programme ajouté à l’API")
        case .clientChanged: Phrase(en: "Agents of a client changed", fr: "Conseillers d’un programme modifiés")
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

    /// Who it was, where a program did it for nobody else.
    package static func name(_ client: Client.ID) -> Phrase {
        Phrase(en: "Client “\(client)”", fr: "Programme « \(client) »")
    }

    /// Behind an agent's name, where a program asked for it.
    package static func through(_ client: Client.ID) -> Phrase {
        Phrase(en: "by client “\(client)”", fr: "par le programme « \(client) »")
    }
}
