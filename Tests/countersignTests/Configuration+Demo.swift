import AppConfiguration
import Demo

extension Configuration {
    /// That of a demo in `folder`, with `environment` over it. Nothing is there yet.
    static func demo(in folder: String, environment: [String: String] = [:]) throws -> Configuration {
        let text = DemoConfiguration.text(portal: "127.0.0.1:8080", care: "127.0.0.1:8081", api: "127.0.0.1:8082")
        return try Configuration(
            ConfigurationFile(path: folder + "/countersign.yaml", text: text),
            overlay: Overlay(environment: environment, flags: [:], folder: folder))
    }
}
