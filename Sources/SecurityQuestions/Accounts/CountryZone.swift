/// The time zone of a country that has one for all its numbers, by the country code of a phone number (ITU-T E.164; IANA time zone
/// database 2026a). A code of several countries or zones is not here: nothing is guessed. So +1 and +7 are not, nor are those of Spain,
/// Portugal and New Zealand, whose islands have another time.
enum CountryZone {
    /// Nil where it is not known.
    static func of(_ phone: PhoneNumber) -> String? {
        CallingCode.of(phone.e164.dropFirst()).flatMap { zones[$0] }
    }

    private static let zones = [
        "20": "Africa/Cairo", "27": "Africa/Johannesburg", "30": "Europe/Athens", "31": "Europe/Amsterdam",
        "32": "Europe/Brussels", "33": "Europe/Paris", "36": "Europe/Budapest", "39": "Europe/Rome",
        "40": "Europe/Bucharest", "41": "Europe/Zurich", "43": "Europe/Vienna", "44": "Europe/London",
        "45": "Europe/Copenhagen", "46": "Europe/Stockholm", "47": "Europe/Oslo", "48": "Europe/Warsaw",
        "49": "Europe/Berlin", "65": "Asia/Singapore", "66": "Asia/Bangkok", "81": "Asia/Tokyo", "82": "Asia/Seoul",
        "90": "Europe/Istanbul", "91": "Asia/Kolkata", "212": "Africa/Casablanca", "213": "Africa/Algiers",
        "216": "Africa/Tunis", "221": "Africa/Dakar", "225": "Africa/Abidjan", "230": "Indian/Mauritius",
        "237": "Africa/Douala", "241": "Africa/Libreville", "261": "Indian/Antananarivo", "352": "Europe/Luxembourg",
        "353": "Europe/Dublin", "354": "Atlantic/Reykjavik", "356": "Europe/Malta", "358": "Europe/Helsinki",
        "359": "Europe/Sofia", "370": "Europe/Vilnius", "371": "Europe/Riga", "372": "Europe/Tallinn",
        "377": "Europe/Monaco", "385": "Europe/Zagreb", "386": "Europe/Ljubljana", "420": "Europe/Prague",
        "421": "Europe/Bratislava", "594": "America/Cayenne", "596": "America/Martinique", "687": "Pacific/Noumea",
        "852": "Asia/Hong_Kong", "961": "Asia/Beirut", "971": "Asia/Dubai", "972": "Asia/Jerusalem",
    ]
}

/// What time it may be where a caller is, so far as that is known without asking anybody: by the country of the account's phone
/// numbers where every one of them tells it, else by the zone of the brand. It is told which.
package enum CallerZone: Sendable, Hashable {
    /// Each once, in the order of the numbers.
    case ofPhones([String])
    case ofBrand(String)

    package init(of account: Account, brand: Brand) {
        let zones = account.phones.map(CountryZone.of)
        let known = zones.compactMap(\.self).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        self = zones.isEmpty || zones.contains(nil) ? .ofBrand(brand.timeZone) : .ofPhones(known)
    }

    package var zones: [String] {
        switch self {
        case .ofPhones(let zones): zones
        case .ofBrand(let zone): [zone]
        }
    }
}
