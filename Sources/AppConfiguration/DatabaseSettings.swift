/// A PostgreSQL database that several nodes share, in place of the file in the data folder.
package struct DatabaseSettings: Sendable, Hashable {
    /// As libpq reads it, such as `postgresql://countersign@db.example.com:5432/countersign`; never with a password in it.
    package let url: String
    /// How many connections this node makes at most for pages and checks.
    package let pool: Int
    /// Its first line is the password; nil where libpq finds one elsewhere, or none is asked for.
    package let passwordFile: String?
}

extension DatabaseSettings {
    static let usualPool = 8

    /// Nil where the database is the file.
    static func read(_ section: ConfigurationSection) -> DatabaseSettings? {
        let url = section.value("url", .databaseURL)
        let pool = section.value("pool", .number(2...200)) ?? usualPool
        let passwordFile = section.value("password-file", .path)
        section.close()
        for key in ["pool", "password-file"] where section.says(key) && !section.says("url") {
            section.problems.add(
                section.origin(of: key),
                "database.\(key) is about a PostgreSQL database, and none is named; name it in database.url, or take this out."
            )
        }
        return url.map { DatabaseSettings(url: $0, pool: pool, passwordFile: passwordFile) }
    }
}

extension SettingKind<String> {
    /// What is refused is not repeated: it may hold a password.
    fileprivate static var databaseURL: Self {
        var kind = SettingKind(
            "a URL such as postgresql://countersign@db.example.com:5432/countersign, without a password: that is the first line of "
                + "the file that database.password-file names",
            text: { text in
                guard let scheme = ["postgresql://", "postgres://"].first(where: text.hasPrefix) else { return nil }
                let rest = text.dropFirst(scheme.count)
                let authority = rest.prefix { $0 != "/" && $0 != "?" }
                if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return nil }
                let isPlain = text.unicodeScalars.allSatisfy {
                    // Without what would end it in a file of settings.
                    (0x21...0x7E).contains($0.value) && $0 != "\"" && $0 != "\\"
                }
                return isPlain && !text.lowercased().contains("password=") ? text : nil
            })
        kind.isRepeated = false
        return kind
    }
}
