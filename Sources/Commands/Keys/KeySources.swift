import AppConfiguration
import Foundation
import Vault

/// Where the key ring comes from: the environment wins over the configuration, and where nothing is said it is a
/// file in the data folder.
package enum KeySources {
    package static let variable = "COUNTERSIGN_KEY_RING"

    package static func source(of configuration: Configuration) -> any KeySource {
        if let text = ProcessInfo.processInfo.environment[variable], !text.isEmpty {
            return EnvironmentKeySource(variable: variable, text: text)
        }
        if let command = configuration.keyCommand { return CommandKeySource(command) }
        if let file = configuration.keyFile { return MountedKeySource(path: file) }
        return FileKeySource(path: configuration.keyRing)
    }

    /// The ring before anything else is opened or made, so that a start which must fail touches nothing. Nil where there is
    /// no file: what that means, only the database knows.
    package static func readEarly(_ source: any KeySource) async throws -> KeyRing? {
        do {
            return try await source.read()
        } catch KeyRingFailure.fileMissing {
            return nil
        }
    }
}
