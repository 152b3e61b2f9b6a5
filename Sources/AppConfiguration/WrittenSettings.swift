/// What is said of each setting while a configuration is read: the last word on it, by its path.
final class WrittenSettings {
    private(set) var texts: [String: String] = [:]

    func note(_ path: String, _ text: String) { texts[path] = text }
}

extension Configuration {
    /// The settings that are only read at a start of which `other` says something else, or nothing, by their paths. Brands can change
    /// in between, but not by whose log-in their customers come.
    package func settingsOtherwise(in other: Configuration) -> [String] {
        Set(settings.keys).union(other.settings.keys)
            .filter { isOnlyRead(atStart: $0) && settings[$0] != other.settings[$0] }.sorted()
    }

    private func isOnlyRead(atStart path: String) -> Bool {
        !path.hasPrefix("brands[") || path.contains("].company-log-in.")
    }
}
