/// What is said of each setting while a configuration is read: the last word on it, by its path.
final class WrittenSettings {
    private(set) var texts: [String: String] = [:]

    func note(_ path: String, _ text: String) { texts[path] = text }
}

extension Configuration {
    /// The settings outside of the brands of which `other` says something else, or nothing, by their paths. They hold from a start to the
    /// next; brands can change in between.
    package func settingsOtherwise(in other: Configuration) -> [String] {
        Set(settings.keys).union(other.settings.keys)
            .filter { (!$0.hasPrefix("brands[") || $0.contains("].company-log-in.")) && settings[$0] != other.settings[$0] }.sorted()
    }
}
