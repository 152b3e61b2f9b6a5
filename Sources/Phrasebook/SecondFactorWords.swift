import SecurityQuestions

/// The second factor: the step at log-in, setting it up, recovery codes.
package enum SecondFactorWords {
    package static let title = Phrase(en: "Second factor", fr: "Double authentification")
    package static let card = title
    package static let ownLogin = Phrase(en: "Your log-in", fr: "Votre connexion")
    package static let cardOff = Phrase(
        en: "Off. With an authenticator app on your phone, a stolen password alone opens nothing.",
        fr:
            "Désactivée. Avec une application d’authentification sur votre téléphone, un mot de passe volé ne suffit pas."
    )
    package static func cardOn(_ left: Int) -> Phrase {
        Phrase(en: "On. Recovery codes left: \(left).", fr: "Activée. Codes de secours restants : \(left).")
    }
    package static let setUp = Phrase(en: "Set up", fr: "Configurer")
    package static let review = Phrase(en: "Review the second factor", fr: "Consulter la double authentification")

    package static let stepTitle = Phrase(en: "Enter your code", fr: "Saisissez votre code")
    package static let stepWhat = Phrase(
        en: "One more step: open your authenticator app and enter the code it shows.",
        fr:
            "Encore une étape : ouvrez votre application d’authentification et saisissez le code affiché."
    )
    package static let code = Phrase(en: "Code", fr: "Code")
    package static let codeHint = Phrase(
        en: "Six digits; a new code comes every 30 seconds.",
        fr: "Six chiffres ; un nouveau code apparaît toutes les 30 secondes.")
    package static let codeMissing = Phrase(
        en: "Enter the code of your authenticator app, or a recovery code.",
        fr: "Saisissez le code de votre application d’authentification, ou un code de secours.")
    package static let codeWrong = Phrase(
        en:
            "That code is wrong or has been used. Wait for the next one and enter it. If that is refused as well, the clock of your phone is off: let it set date and time by itself.",
        fr:
            "Ce code est incorrect ou a déjà servi. Attendez le suivant et saisissez-le. S’il est refusé aussi, l’horloge de votre téléphone est décalée : activez la date et l’heure automatiques."
    )
    package static let recovery = Phrase(en: "Recovery code", fr: "Code de secours")
    package static let recoveryHint = Phrase(
        en: "Sixteen letters and digits. Each works once.", fr: "Seize lettres et chiffres. Chacun sert une seule fois."
    )
    package static let recoveryInstead = Phrase(
        en: "Use a recovery code instead", fr: "Utiliser plutôt un code de secours")
    package static let recoveryWrong = Phrase(
        en: "That recovery code is wrong or has been used. Check it, or use another.",
        fr: "Ce code de secours est incorrect ou a déjà servi. Vérifiez-le, ou prenez-en un autre.")
    package static let tooLate = Phrase(
        en: "This took more than five minutes. Please log in again.",
        fr: "Le délai de cinq minutes est dépassé. Veuillez vous reconnecter.")

    package static let file = Phrase(en: "recovery-codes.txt", fr: "codes-de-secours.txt")
    package static let setUpTitle = Phrase(en: "Set up a second factor", fr: "Configurer la double authentification")
    package static let required = Phrase(
        en: "At this care desk everybody needs a second factor. Set it up to go on.",
        fr: "Cet espace conseiller exige la double authentification. Configurez-la pour continuer.")
    package static let setUpWhat = Phrase(
        en:
            "You need an authenticator app on your phone. From then on, log-in asks for a code of the app as well.",
        fr:
            "Il vous faut une application d’authentification sur votre téléphone. Ensuite, la connexion demandera aussi un code de l’application."
    )
    package static let scan = Phrase(
        en: "Scan this picture with the app.", fr: "Scannez cette image avec l’application.")
    package static let qrCode = Phrase(
        en: "QR code with the key for your authenticator app; the same key stands below in letters",
        fr:
            "Code QR contenant la clé pour votre application d’authentification ; la même clé figure ci-dessous en lettres"
    )
    package static let orType = Phrase(
        en: "Or type this key into the app:", fr: "Ou saisissez cette clé dans l’application :")
    package static let openApp = Phrase(
        en: "Open the app on this device", fr: "Ouvrir l’application sur cet appareil")
    package static let enterFirst = Phrase(
        en: "Enter the code that the app shows.", fr: "Saisissez le code que l’application affiche.")
    package static let firstCode = Phrase(en: "Code from the app", fr: "Code de l’application")
    package static let firstCodeWrong = Phrase(
        en: "That is not the app’s current code. Check that your phone’s clock is right and enter the next one.",
        fr: "Ce n’est pas le code actuel de l’application. Vérifiez l’heure de votre téléphone et saisissez le suivant."
    )
    package static let turnOn = Phrase(en: "Turn on", fr: "Activer")

    package static let recoveryTitle = Phrase(en: "Your recovery codes", fr: "Vos codes de secours")
    package static let turnedOn = Phrase(en: "The second factor is on.", fr: "La double authentification est activée.")
    package static let recoveryWhat = Phrase(
        en: "If you lose your phone, log in with one of these codes. Each works once. They are shown only now.",
        fr:
            "Si vous perdez votre téléphone, connectez-vous avec l’un de ces codes. Chacun sert une seule fois. Ils ne sont affichés que maintenant."
    )
    package static let recoveryKeep = Phrase(
        en: "Print this page, or write the codes down, and keep them where you keep important papers.",
        fr: "Imprimez cette page, ou notez les codes, et rangez-les avec vos papiers importants.")
    package static let kept = Phrase(en: "I have saved them", fr: "Les codes sont en lieu sûr")

    package static func onSince(_ date: String) -> Phrase {
        Phrase(
            en: "On since \(date). Log-in asks for a code of your authenticator app as well.",
            fr:
                "Activée depuis le \(date). La connexion demande aussi un code de votre application d’authentification."
        )
    }
    package static func recoveryLeft(_ left: Int) -> Phrase {
        Phrase(en: "Recovery codes left: \(left).", fr: "Codes de secours restants : \(left).")
    }
    package static func recovered(left: Int) -> Phrase {
        Phrase(
            en:
                "You logged in with a recovery code. It does not work any more; \(left) are left. If you have a new phone, turn the second factor off and set it up again.",
            fr:
                "La connexion s’est faite avec un code de secours. Il ne fonctionne plus ; il en reste \(left). Si vous avez un nouveau téléphone, désactivez la double authentification et configurez-la à nouveau."
        )
    }
    package static let offTitle = Phrase(en: "Turn it off", fr: "La désactiver")
    package static let offWhat = Phrase(
        en: "Log-in would then ask for no code.",
        fr: "La connexion ne demanderait alors plus de code.")
    package static let offWhatRequired = Phrase(
        en: "For a new phone: you then set it up again at once.",
        fr: "Pour un nouveau téléphone : vous la configurez ensuite aussitôt à nouveau.")
    package static let turnOff = Phrase(en: "Turn off", fr: "Désactiver")
    package static let offDone = Phrase(en: "The second factor is off", fr: "La double authentification est désactivée")
    package static let offDoneWhat = Phrase(
        en: "The key in your app and the recovery codes do not work any more. You can set it up again at any time.",
        fr:
            "La clé de votre application et les codes de secours ne fonctionnent plus. Vous pouvez la configurer à nouveau à tout moment."
    )
}
