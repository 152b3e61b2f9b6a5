import SecurityQuestions

/// A length of time in words, rounded up so that nobody comes back too early.
package enum Durations {
    package static func words(seconds: Double) -> Phrase {
        let seconds = max(1, Int(seconds.rounded(.up)))
        if seconds < 90 {
            return Phrase(
                en: seconds == 1 ? "1 second" : "\(seconds) seconds",
                fr: seconds == 1 ? "1 seconde" : "\(seconds) secondes")
        }
        let minutes = (seconds + 59) / 60
        if minutes < 60 { return Phrase(en: "\(minutes) minutes", fr: "\(minutes) minutes") }
        let hours = (minutes + 59) / 60
        return Phrase(en: hours == 1 ? "1 hour" : "\(hours) hours", fr: hours == 1 ? "1 heure" : "\(hours) heures")
    }
}
