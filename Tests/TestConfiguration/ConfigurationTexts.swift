import AppConfiguration

/// A configuration that is right, to be made wrong in one place.
package enum ConfigurationTexts {
    package static let brand = """
        brands:
          - id: northline
            name: Northline
            time-zone: America/Toronto
            country: CA
            look: {accent: "#1f4e8c", accent-on-dark: "#8ab8f0", mark: wave}
            hosts:
              - name: northline.localhost
                language: en
                care-phone: "1 (800) 555-0100"
              - name: fr.northline.localhost
                language: fr
                care-phone: "1 (800) 555-0101"

        """

    package static func read(
        _ head: String, brands: String = brand, environment: [String: String] = [:],
        flags: [String: Overlay.Flag] = [:]
    ) throws -> Configuration {
        try Configuration(
            ConfigurationFile(path: "/etc/example/countersign.yaml", text: head + "\n" + brands),
            overlay: Overlay(environment: environment, flags: flags, folder: "/home/alex"))
    }

    /// The sentences of the refusal; empty where there is none.
    package static func refusal(
        _ head: String, brands: String = brand, environment: [String: String] = [:],
        flags: [String: Overlay.Flag] = [:]
    ) throws -> [String] {
        do {
            _ = try read(head, brands: brands, environment: environment, flags: flags)
            return []
        } catch let refused as ConfigurationRefused {
            return refused.problems.map(\.sentence)
        }
    }
}
