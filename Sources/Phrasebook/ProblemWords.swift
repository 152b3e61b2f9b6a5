import SecurityQuestions

/// The problems of the interface for programs, in words: what it is, and what to do.
package struct ProblemWords: Sendable {
    package let title: Phrase
    package let advice: Phrase

    private init(_ english: (title: String, advice: String), _ french: (title: String, advice: String)) {
        title = Phrase(en: english.title, fr: french.title)
        advice = Phrase(en: english.advice, fr: french.advice)
    }

    package static let product = Phrase(en: "Countersign API", fr: "API Countersign")
    package static let all = Phrase(en: "All problems", fr: "Tous les problèmes")

    /// Whether the same request may be sent again.
    package static func again(_ kind: ProblemKind) -> Phrase {
        switch kind {
        // What was on its way to the database may have been done.
        case .idempotencyInProgress, .unavailable:
            Phrase(
                en: "Send the same request again after the seconds that Retry-After names: nothing is done twice.",
                fr:
                    "Renvoyez la même requête après le nombre de secondes indiqué par Retry-After : rien n’est fait deux fois."
            )
        case .broken:
            Phrase(
                en:
                    "Send it again with the same Idempotency-Key: nothing is done twice. If it stays, tell the operator the “instance”.",
                fr:
                    "Renvoyez-la avec la même Idempotency-Key : rien n’est fait deux fois. Si l’erreur persiste, donnez « instance » à l’exploitant."
            )
        default:
            [429, 503].contains(kind.status)
                ? Phrase(
                    en: "Nothing was done. Send the same request again after the seconds that Retry-After names.",
                    fr:
                        "Rien n’a été fait. Renvoyez la même requête après le nombre de secondes indiqué par Retry-After."
                )
                : Phrase(
                    en: "Nothing was done, and the same request would be refused again as long as nothing changes.",
                    fr: "Rien n’a été fait. Tant que rien ne change, la même requête serait refusée à nouveau.")
        }
    }

    package init(_ kind: ProblemKind) {
        self =
            switch kind {
            case .unauthorized, .certificateNeeded, .permissionMissing, .agentNotAllowed, .clientRate, .notFound,
                .notHere, .methodNotAllowed:
                Self.ofAccess(kind)
            case .notForm, .notJSON, .tooLarge, .malformed, .validation, .unreadable, .idempotencyKeyMissing,
                .idempotencyKeyReused, .idempotencyInProgress, .tooManyWebhooks:
                Self.ofRequests(kind)
            case .lookUpOver, .lookUpsPaused, .callElsewhere, .callEnded, .callVerified, .attemptsSpent,
                .callerNotAllowed, .accountClosed, .grantOver, .grantUsed, .moreProofNeeded:
                Self.ofCalls(kind)
            case .answersByPeople, .noQuestion, .questionLocked, .questionDead, .checksPaused, .brandStopped,
                .recentChangeNeedsCode, .agentPaused, .agentBudgetSpent, .clientBudgetSpent:
                Self.ofChecks(kind)
            case .accountNotActive, .accountNotPending, .accountNumberTaken, .memberExists, .memberNotAllowed,
                .tooManyMembers, .changesPaused:
                Self.ofAccounts(kind)
            case .hashingBusy, .unavailable, .recordAltered, .broken: Self.ofServer(kind)
            }
    }

    private static func ofAccess(_ kind: ProblemKind) -> ProblemWords {
        switch kind {
        case .unauthorized:
            ProblemWords(
                (
                    "The client was not let in",
                    "Send its id and secret by HTTP Basic, from a network that it is allowed to come from. A secret that is over, or of a client whose access was ended, lets nobody in."
                ),
                (
                    "Accès refusé à ce programme",
                    "Envoyez son identifiant et son secret par HTTP Basic, depuis un réseau autorisé. Un secret expiré, ou celui d’un programme dont l’accès est fermé, n’ouvre rien."
                ))
        case .certificateNeeded:
            ProblemWords(
                (
                    "The client has to show its certificate",
                    "Its secret alone does not let it in. Connect to the API itself, by TLS, and show the client certificate that the operator has bound it to (“countersign client bind”). It must not have expired."
                ),
                (
                    "Ce programme doit présenter son certificat",
                    "Le secret seul ne suffit pas. Connectez-vous directement à l’API, en TLS, avec le certificat client que l’exploitant lui a associé (« countersign client bind ») et qui n’a pas expiré."
                ))
        case .permissionMissing:
            ProblemWords(
                ("The client may not do this", "The operator adds a client with the permissions that it needs."),
                ("Ce programme n’a pas ce droit", "L’exploitant ajoute le programme avec les droits nécessaires."))
        case .agentNotAllowed:
            ProblemWords(
                (
                    "The client may not act for this agent",
                    "There is no such agent, they do not serve the client’s brand, their access was ended, or they were not granted to the client (“countersign client allow-agent”)."
                ),
                (
                    "Ce programme ne peut pas agir pour cette personne",
                    "L’accès conseiller n’existe pas, ne sert pas la marque du programme, est fermé, ou n’a pas été accordé au programme (« countersign client allow-agent »)."
                ))
        case .clientRate:
            ProblemWords(
                ("Too many requests", "Come again after the time that Retry-After names."),
                ("Trop de requêtes", "Réessayez après le délai indiqué par Retry-After."))
        case .notHere:
            ProblemWords(
                ("This is not where the API is reached", "Ask through the proxy in front of it."),
                ("L’API n’est pas joignable ici", "Passez par le serveur mandataire placé devant elle."))
        case .methodNotAllowed:
            ProblemWords(
                ("This path has no such method", "Allow names those that it has."),
                ("Cette adresse n’accepte pas cette méthode", "L’en-tête Allow indique celles qu’elle accepte."))
        default:
            ProblemWords(
                (
                    "There is nothing here",
                    "No such path, or no call of this client: what other clients and agents opened is not told apart from what does not exist."
                ),
                (
                    "Il n’y a rien ici",
                    "Cette adresse n’existe pas, ou ce n’est pas un appel de ce programme : les appels ouverts ailleurs ne se distinguent pas de ceux qui n’existent pas."
                ))
        }
    }

    private static func ofRequests(_ kind: ProblemKind) -> ProblemWords {
        switch kind {
        case .notJSON:
            ProblemWords(
                ("The body is not JSON", "Send application/json."),
                ("Le corps n’est pas du JSON", "Envoyez application/json."))
        case .notForm:
            ProblemWords(
                ("The body is not a form", "Send application/x-www-form-urlencoded, as RFC 7662 has it."),
                ("Le corps n’est pas un formulaire", "Envoyez application/x-www-form-urlencoded (RFC 7662)."))
        case .tooLarge:
            ProblemWords(
                ("The body is too large", "16 KiB are read at most."),
                ("Le corps est trop long", "16 Kio au plus sont lus."))
        case .tooManyWebhooks:
            ProblemWords(
                (
                    "The client has as many webhooks as it can have",
                    "Ten at most. Remove one that is not needed any more."
                ),
                ("Ce programme a déjà tous les webhooks possibles", "Dix au plus. Supprimez-en un qui ne sert plus."))
        case .validation:
            ProblemWords(
                ("Something in the body cannot be used", "“errors” names each place. Unknown members are refused."),
                (
                    "Un élément du corps est inutilisable",
                    "« errors » indique chaque endroit. Les membres inconnus sont refusés."
                ))
        case .unreadable:
            ProblemWords(
                (
                    "Nothing of what was said can be compared",
                    "No attempt was taken. Send what the caller said; a support code has six digits."
                ),
                (
                    "Rien de ce qui a été dit ne peut être comparé",
                    "Aucune tentative n’a été comptée. Envoyez ce qui a été dit ; un code d’assistance compte six chiffres."
                ))
        case .idempotencyKeyMissing:
            ProblemWords(
                (
                    "Idempotency-Key is missing",
                    "Send one of 1 to 255 visible ASCII characters, new for each thing to do."
                ),
                (
                    "Idempotency-Key manque",
                    "Envoyez-en une de 1 à 255 caractères ASCII visibles, nouvelle pour chaque action."
                ))
        case .idempotencyKeyReused:
            ProblemWords(
                ("The key is another request’s", "Use a new Idempotency-Key for a new request."),
                ("Cette clé est celle d’une autre requête", "Utilisez une nouvelle Idempotency-Key."))
        case .idempotencyInProgress:
            ProblemWords(
                (
                    "The first of these requests is still being done",
                    "Send it again with the same key a little later: nothing is done twice."
                ),
                (
                    "La première de ces requêtes est en cours",
                    "Renvoyez-la un peu plus tard avec la même clé : rien n’est fait deux fois."
                ))
        default:
            ProblemWords(
                ("The request cannot be read", "Send one JSON object in UTF-8."),
                ("La requête est illisible", "Envoyez un seul objet JSON en UTF-8."))
        }
    }

    private static func ofCalls(_ kind: ProblemKind) -> ProblemWords {
        switch kind {
        case .lookUpOver:
            ProblemWords(
                (
                    "The look-up cannot be used",
                    "It is older than ten minutes, was used for a call already, or was another agent’s. Look up anew."
                ),
                (
                    "Cette recherche ne peut plus servir",
                    "Elle a plus de dix minutes, a déjà servi à un appel, ou a été faite pour quelqu’un d’autre. Recommencez la recherche."
                ))
        case .lookUpsPaused:
            ProblemWords(
                (
                    "Look-ups pause",
                    "This agent, or this client, has looked up too much within an hour. Come again after Retry-After."
                ),
                (
                    "Les recherches sont suspendues",
                    "Trop de recherches en une heure, pour cet accès conseiller ou ce programme. Réessayez après Retry-After."
                ))
        case .callElsewhere:
            ProblemWords(
                (
                    "The agent has a call about this account at the care desk",
                    "A client neither takes it over nor ends it. The agent goes on with it, or ends it first."
                ),
                (
                    "Un appel de cet accès conseiller sur ce compte est ouvert dans l’espace conseiller",
                    "Un programme ne le reprend pas et ne le termine pas. Il se poursuit là-bas, ou s’y termine d’abord."
                ))
        case .callEnded:
            ProblemWords(
                ("The call is over", "Nothing is checked in it any more. Open another."),
                ("L’appel est terminé", "Rien ne s’y vérifie plus. Ouvrez-en un autre."))
        case .callVerified:
            ProblemWords(
                ("The call is verified already", "There is nothing left to check by this proof."),
                ("L’appel est déjà vérifié", "Cette preuve n’a plus rien à vérifier."))
        case .attemptsSpent:
            ProblemWords(
                ("The call has no attempt left", "A call takes three attempts."),
                ("L’appel n’a plus de tentative", "Un appel permet trois tentatives."))
        case .callerNotAllowed:
            ProblemWords(
                ("The caller may not be verified", "They may not call for the account, or are somebody else."),
                (
                    "L’identité n’est pas à vérifier",
                    "La personne au téléphone ne peut pas appeler pour ce compte, ou n’en fait pas partie."
                ))
        case .grantUsed:
            ProblemWords(
                ("The grant was used", "It is good for one use, and somebody was faster. Check the caller anew."),
                ("La preuve a déjà servi", "Elle ne sert qu’une fois. Vérifiez à nouveau l’identité."))
        case .moreProofNeeded:
            ProblemWords(
                (
                    "The grant does not prove enough for this scope",
                    "It was not used. Check a support code in the call: “acr_values” of the header WWW-Authenticate names what is needed (RFC 9470)."
                ),
                (
                    "Cette preuve ne suffit pas pour ce périmètre",
                    "Elle n’a pas servi. Vérifiez un code d’assistance pendant l’appel : l’en-tête WWW-Authenticate dit dans « acr_values » ce qu’il faut (RFC 9470)."
                ))
        case .grantOver:
            ProblemWords(
                (
                    "There is no grant, or not any more",
                    "The call is not verified, its grant ran out or was used, or it was revoked: by a report, a lock, a supervisor or a closed account."
                ),
                (
                    "Il n’y a pas, ou plus, de preuve",
                    "L’appel n’est pas vérifié, sa preuve a expiré ou servi, ou elle a été révoquée : signalement, verrouillage, supervision ou compte fermé."
                ))
        default:
            ProblemWords(
                ("The account is closed", "Only general help can be given."),
                ("Le compte est fermé", "Seule une aide générale est possible."))
        }
    }

    private static func ofChecks(_ kind: ProblemKind) -> ProblemWords {
        switch kind {
        case .answersByPeople:
            ProblemWords(
                (
                    "A telephone menu checks no answers",
                    "Let the caller key a support code, or put them through: what is spoken to a machine may be recorded."
                ),
                (
                    "Un serveur vocal ne vérifie pas de réponse",
                    "Faites saisir un code d’assistance, ou transférez l’appel : ce qui est dit à une machine peut être enregistré."
                ))
        case .noQuestion:
            ProblemWords(
                ("The account has no security question", "Its owner has not activated it yet."),
                ("Le compte n’a pas de question de sécurité", "Il n’a pas encore été activé."))
        case .questionLocked:
            ProblemWords(
                (
                    "The question is locked",
                    "After five wrong answers, until “locked_until”. A support code can be checked meanwhile."
                ),
                (
                    "La question est verrouillée",
                    "Après cinq réponses erronées, jusqu’à « locked_until ». Un code d’assistance reste vérifiable."
                ))
        case .questionDead:
            ProblemWords(
                ("The answer no longer works", "After ten wrong answers the owner has to set a new one."),
                ("La réponse n’est plus valable", "Après dix erreurs, il faut en choisir une nouvelle."))
        case .checksPaused:
            ProblemWords(
                ("Phone checks are stopped", "The owner reported “this was not me”. Nothing is checked by phone."),
                (
                    "Les vérifications par téléphone sont arrêtées",
                    "« Ce n’était pas moi » a été signalé. Rien ne se vérifie par téléphone."
                ))
        case .brandStopped:
            ProblemWords(
                (
                    "Nothing of the brand is checked",
                    "The operator stopped every check of the brand. None is taken until they let checks go on."
                ),
                (
                    "Toutes les vérifications de la marque sont arrêtées",
                    "L’exploitant les a arrêtées. Aucune n’est possible avant qu’il ne les rétablisse."
                ))
        case .recentChangeNeedsCode:
            ProblemWords(
                (
                    "A recent change asks for a support code",
                    "The question, the password or an address changed within a day."
                ),
                (
                    "Une modification récente demande un code d’assistance",
                    "La question, le mot de passe ou une adresse a changé depuis moins d’un jour."
                ))
        case .agentPaused:
            ProblemWords(
                ("The agent’s checks are paused", "A supervisor has paused them, and ends that."),
                ("Les vérifications de cet accès sont suspendues", "La supervision les a suspendues et les rétablira."))
        case .agentBudgetSpent:
            ProblemWords(
                ("The agent’s checks pause", "Ten wrong attempts within an hour. Come again after Retry-After."),
                (
                    "Les vérifications de cet accès sont suspendues un moment",
                    "Dix erreurs en une heure. Réessayez après Retry-After."
                ))
        default:
            ProblemWords(
                (
                    "The client’s checks pause",
                    "Too many wrong attempts within an hour, over all its agents or, of a telephone menu, over too many accounts. At the care desk they can go on."
                ),
                (
                    "Les vérifications de ce programme sont suspendues un moment",
                    "Trop d’erreurs en une heure, tous accès réunis ou, pour un serveur vocal, sur trop de comptes. L’espace conseiller reste utilisable."
                ))
        }
    }

    private static func ofAccounts(_ kind: ProblemKind) -> ProblemWords {
        switch kind {
        case .accountNotActive:
            ProblemWords(
                (
                    "The account is not active",
                    "Its owner has not activated it yet, or it is closed. Then people are neither invited nor removed."
                ),
                (
                    "Le compte n’est pas actif",
                    "Il n’a pas encore été activé, ou il est fermé. Aucune personne n’y est alors invitée ni retirée."
                ))
        case .accountNotPending:
            ProblemWords(
                (
                    "The account does not wait for its owner",
                    "It was activated already, or is closed. Who has lost a password asks for a new one in the Office Manager."
                ),
                (
                    "Le compte n’attend pas son activation",
                    "Il a déjà été activé, ou il est fermé. Un mot de passe perdu se redemande dans l’Office Manager."
                ))
        case .accountNumberTaken:
            ProblemWords(
                ("Another account has this number", "Of one brand no two accounts have the same number."),
                ("Un autre compte porte ce numéro", "Deux comptes d’une marque n’ont jamais le même numéro."))
        case .memberExists:
            ProblemWords(
                (
                    "Somebody of the account has this address",
                    "Nothing was changed. What a person may do is changed in the Office Manager."
                ),
                (
                    "Une personne du compte a déjà cette adresse",
                    "Rien n’a été modifié. Les droits d’une personne se modifient dans l’Office Manager."
                ))
        case .memberNotAllowed:
            ProblemWords(
                (
                    "A client does not do this to an owner",
                    "Clients invite and remove administrators and users. Owners make and remove owners, in the Office Manager."
                ),
                (
                    "Un programme ne peut pas le faire pour une personne titulaire",
                    "Les programmes invitent et retirent l’administration et l’utilisation simple. Le rôle de titulaire se donne et se retire dans l’Office Manager."
                ))
        case .tooManyMembers:
            ProblemWords(
                (
                    "The account has as many people as it can have",
                    "A hundred at most, and twenty invitations that nobody has accepted yet."
                ),
                (
                    "Le compte a déjà toutes les personnes possibles",
                    "Cent au plus, dont vingt invitations non encore acceptées."
                ))
        default:
            ProblemWords(
                (
                    "The client’s changes pause",
                    "It has changed a thousand accounts, people or webhooks within an hour. Come again after Retry-After."
                ),
                (
                    "Les modifications de ce programme sont suspendues un moment",
                    "Mille comptes, personnes ou webhooks modifiés en une heure. Réessayez après Retry-After."
                ))
        }
    }

    private static func ofServer(_ kind: ProblemKind) -> ProblemWords {
        switch kind {
        case .hashingBusy:
            ProblemWords(
                ("Too much is being checked at once", "No attempt was spent. Send it again after Retry-After."),
                ("Trop de vérifications à la fois", "Aucune tentative n’a été comptée. Réessayez après Retry-After."))
        case .unavailable:
            ProblemWords(
                ("The database does not take it now", "Send it again, with the same key, after Retry-After."),
                ("La base de données ne répond pas", "Réessayez avec la même clé après Retry-After."))
        case .recordAltered:
            ProblemWords(
                (
                    "A record was changed outside Countersign",
                    "Nothing is verified by it. “countersign doctor” names it: tell the operator."
                ),
                (
                    "Un enregistrement a été modifié en dehors de Countersign",
                    "Il ne sert plus à vérifier. « countersign doctor » le nomme : prévenez l’exploitant."
                ))
        default:
            ProblemWords(
                ("Something unexpected went wrong", "The server’s log has it under the id that “instance” names."),
                ("Erreur inattendue", "Le journal du serveur la décrit sous l’identifiant indiqué par « instance »."))
        }
    }
}
