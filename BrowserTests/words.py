"""What the pages must say, as a person reads it. A space before ? ! : ; in French is a no-break space."""

OFFICE = {
    "en": {
        "log in": "Log in", "e-mail": "E-mail address", "password": "Password", "log out": "Log out",
        "log-in title": "Log in to your account",
        "please log in": "Please log in. You will then go to the page you asked for.",
        "home": "Home", "account": "Account", "help": "Help", "settings": "Settings", "activity": "Activity",
        "card": "Security question", "edit": "Edit", "choose": "Choose a question", "new answer": "New answer",
        "save": "Save", "cancel": "Cancel", "continue": "Continue", "show": "Show", "hide": "Hide",
        "show answer": "Show what I type", "preview": "How will it be heard?",
        "heard": "On the phone we would hear:",
        "type again": "Nothing has been saved yet. Type it once more to save it.",
        "saved": "Your security question has been updated.",
        "wrong": "That e-mail address and password do not match. Check both and try again.",
        "no e-mail": "Enter your e-mail address.", "no password": "Enter your password.",
        "logged out": "You have logged out.", "again": "Your password again",
        "again wrong": "That is not your password. Try again.",
        "may not": "Only an owner or administrator of the account can change it.",
        "not open": "You do not have access to this page", "stale": "This page was out of date",
        "not found": "There is no such page", "too much": "That was too much text",
        "wait": "Too many attempts. Wait ",
        "last changed": "Last changed", "other language": "Français",
        "no question": "Choose a question from the list.",
        "confirm title": "Is this your account?", "confirm": "Yes, this is my account",
        "password title": "Choose a password", "question title": "Choose your security question",
        "your answer": "Your answer", "finish": "Activate the account", "done": "Your account is active",
        "go home": "Go to your Office Manager", "used": "This invitation has been used",
        "expired": "This invitation has expired", "unknown": "This link does not work",
        "step": "Step {} of 3", "skip": "Skip to content", "older": "Older", "newest": "Back to the newest",
        "locked": "Phone checks are paused after several wrong answers.",
        "dead": "Too many wrong answers were given on the phone, so this answer no longer works.",
    },
    "fr": {
        "log in": "Se connecter", "e-mail": "Adresse e-mail", "password": "Mot de passe", "log out": "Se déconnecter",
        "log-in title": "Connexion à votre compte",
        "please log in": "Veuillez vous connecter. Vous arriverez ensuite à la page demandée.",
        "home": "Accueil", "account": "Compte", "help": "Aide", "settings": "Paramètres", "activity": "Activité",
        "card": "Question de sécurité", "edit": "Éditer", "choose": "Choisissez une question",
        "new answer": "Nouvelle réponse", "save": "Sauvegarder", "cancel": "Annuler", "continue": "Continuer",
        "show": "Afficher", "hide": "Masquer", "show answer": "Afficher ce que je saisis",
        "preview": "Comment sera-t-elle entendue\u00a0?", "heard": "Au téléphone, nous entendrions\u00a0:",
        "type again": "Rien n’est encore enregistré. Saisissez-la à nouveau pour la sauvegarder.",
        "saved": "Votre question de sécurité a été mise à jour.",
        "wrong": "Cette adresse e-mail et ce mot de passe ne correspondent pas. Vérifiez-les et réessayez.",
        "no e-mail": "Saisissez votre adresse e-mail.", "no password": "Saisissez votre mot de passe.",
        "logged out": "La déconnexion est effectuée.", "again": "Votre mot de passe à nouveau",
        "again wrong": "Ce mot de passe n’est pas le vôtre. Réessayez.",
        "may not": "Seule une personne titulaire ou administratrice du compte peut la modifier.",
        "not open": "Vous n’avez pas accès à cette page", "stale": "Cette page n’était plus à jour",
        "not found": "Cette page n’existe pas", "too much": "Le texte envoyé est trop long",
        "wait": "Trop de tentatives. Patientez ",
        "last changed": "Dernière modification", "other language": "English",
        "no question": "Choisissez une question dans la liste.",
        "confirm title": "Est-ce bien votre compte\u00a0?", "confirm": "Oui, c’est mon compte",
        "password title": "Choisissez un mot de passe", "question title": "Choisissez votre question de sécurité",
        "your answer": "Votre réponse", "finish": "Activer le compte", "done": "Votre compte est actif",
        "go home": "Ouvrir votre Office Manager", "used": "Cette invitation a déjà servi",
        "expired": "Cette invitation a expiré", "unknown": "Ce lien ne fonctionne pas",
        "step": "Étape {} sur 3", "skip": "Aller au contenu", "older": "Plus ancien",
        "newest": "Revenir au plus récent",
        "locked": "Les vérifications par téléphone sont suspendues après plusieurs réponses erronées.",
        "dead": "Trop de réponses erronées ont été données au téléphone\u00a0: cette réponse n’est plus valable.",
    },
}

REFUSED_ANSWER = {
    "empty": {
        "en": "Enter an answer of letters or digits.",
        "fr": "Saisissez une réponse composée de lettres ou de chiffres."},
    "too long": {
        "en": "That is too long to say on the phone. Use at most 100 characters.",
        "fr": "C’est trop long à dire au téléphone. Utilisez 100 caractères au plus."},
    "too short": {
        "en": "That is too short to be safe. Use at least 3 letters or digits.",
        "fr": "C’est trop court pour être sûr. Utilisez au moins 3 lettres ou chiffres."},
    "from the question": {
        "en": "These words are in the question itself. Give an answer that nobody can read there.",
        "fr": "Ces mots figurent dans la question elle-même. Donnez une réponse que personne ne peut y lire."},
    "personal": {
        "en": "A caller who knows your account could guess this: it is a name, address or number of yours. "
              "Choose something else.",
        "fr": "Une personne qui connaît votre compte pourrait la deviner\u00a0: c’est l’un de vos noms, adresses ou "
              "numéros. Choisissez autre chose."},
    "placeholder": {
        "en": "Anyone would try this first. Give a real answer to the question.",
        "fr": "C’est ce que l’on essaierait en premier. Donnez une vraie réponse à la question."},
    "popular": {
        "en": "Many people give this answer.",
        "fr": "Beaucoup de personnes donnent cette réponse."},
    "same as before": {
        "en": "This is your current answer. Enter a different one, or cancel to keep it.",
        "fr": "C’est votre réponse actuelle. Saisissez-en une autre, ou annulez pour la conserver."},
}

REFUSED_PASSWORD = {
    "too short": {
        "en": "This password is too short. Use at least 15 characters.",
        "fr": "Ce mot de passe est trop court. Utilisez au moins 15 caractères."},
    "too long": {
        "en": "This password is too long. Use at most 200 characters.",
        "fr": "Ce mot de passe est trop long. Utilisez 200 caractères au plus."},
    "common": {
        "en": "This password is among the first that would be tried. Choose another.",
        "fr": "Ce mot de passe est parmi les premiers que l’on essaierait. Choisissez-en un autre."},
    "personal": {
        "en": "This password is made of your name, company or address. Choose another.",
        "fr": "Ce mot de passe est formé de votre nom, de votre société ou de votre adresse. Choisissez-en un autre."},
}

CARE = {
    "en": {
        "log-in title": "Log in to the care desk", "look-up title": "Find the caller’s account",
        "stated": "What the caller states", "second": "A second statement", "find": "Find",
        "unknown": "No account matches this. Ask the caller to repeat it, or for another statement.",
        "missing": "Type what the caller states.", "found": "Account found", "open": "Open the call",
        "new": "New look-up", "old": "That look-up is too old. Find the account again.",
        "said": "What the caller said", "check": "Check", "could not": "Could not answer", "end": "End the call",
        "verified": "Verified", "ended verified": "Verified", "wrong": "Does not match", "2 left": "2 attempts left.", "1 left": "1 attempt left.",
        "none left": "No attempt left.",
        "said missing": "Type what the caller said, or record that they could not answer.",
        "locked": "Locked", "until": "The security question cannot be checked until ",
        "dead": "This answer no longer works",
        "instead": "What you may do instead", "no question": "This account has no security question yet.",
        "ended": "The call has ended", "failed": "Not verified: three wrong answers",
        "no answer": "Not verified: could not answer", "over": "Ended without a verified answer",
        "expired": "Closed after 15 minutes without a verified answer",
        "other question": "The question in French", "its own question": "The question in English",
        "pending": "This account has not been activated, so there is no answer to check.",
        "suspended": "This account is suspended.", "closed": "This account is closed. No call can be opened.",
        "paused": "Your checks are paused", "closes": "This call closes by itself at ",
        "soon": "This call closes by itself in two minutes.",
    },
    "fr": {
        "log-in title": "Connexion à l’espace conseiller", "look-up title": "Rechercher le compte",
        "stated": "Ce que la personne indique", "second": "Une seconde indication", "find": "Trouver",
        "unknown": "Aucun compte n’y correspond. Faites répéter, ou demandez une autre information.",
        "missing": "Saisissez ce que la personne indique.", "found": "Compte trouvé", "open": "Ouvrir l’appel",
        "new": "Nouvelle recherche", "old": "Cette recherche est trop ancienne. Trouvez le compte à nouveau.",
        "said": "Ce que la personne a dit", "check": "Vérifier", "could not": "N’a pas pu répondre",
        "end": "Terminer l’appel", "verified": "Réponse vérifiée", "ended verified": "Identité vérifiée", "wrong": "Ne correspond pas",
        "2 left": "2 tentatives restantes.", "1 left": "1 tentative restante.",
        "none left": "Aucune tentative restante.",
        "said missing": "Saisissez ce que la personne a dit, ou indiquez qu’elle n’a pas pu répondre.",
        "locked": "Verrouillé", "until": "La question de sécurité ne peut pas être vérifiée avant le ",
        "dead": "Cette réponse n’est plus valable",
        "instead": "Ce que vous pouvez faire", "no question": "Ce compte n’a pas encore de question de sécurité.",
        "ended": "L’appel est terminé", "failed": "Identité non vérifiée\u00a0: trois réponses erronées",
        "no answer": "Identité non vérifiée\u00a0: pas de réponse", "over": "Terminé sans réponse vérifiée",
        "expired": "Fermé au bout de 15 minutes sans réponse vérifiée",
        "other question": "La question en français", "its own question": "La question en anglais",
        "pending": "Ce compte n’est pas encore activé\u00a0: il n’y a pas de réponse à vérifier.",
        "suspended": "Ce compte est suspendu.", "closed": "Ce compte est clos. Aucun appel ne peut être ouvert.",
        "paused": "Vos vérifications sont suspendues", "closes": "Cet appel se ferme de lui-même à ",
        "soon": "Cet appel se ferme de lui-même dans deux minutes.",
    },
}
