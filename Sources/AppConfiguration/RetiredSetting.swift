/// A setting that an earlier version had and that does nothing now. Whoever upgrades with it in the file is warned and not
/// refused: a configuration that was right once never keeps a server from starting.
///
/// A key that goes gets its line here, and a call of ``ConfigurationSection/retire(_:)`` where it was read.
struct RetiredSetting: Sendable {
    let key: String
    /// Half a sentence: what holds instead.
    let instead: String

    /// Could be 1 only.
    static let questionsPerAccount = RetiredSetting(
        key: "questions-per-account", instead: "every account answers one question")
}

extension ConfigurationSection {
    /// Takes the key whatever its value is, with a warning.
    func retire(_ setting: RetiredSetting) {
        guard says(setting.key) else { return }
        overlook(setting.key)
        problems.warn(
            origin(of: setting.key),
            "\(full(setting.key)) does nothing any more, \(setting.instead): take it out.")
    }
}
