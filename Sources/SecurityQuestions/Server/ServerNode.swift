import Foundation

/// A server among those that share a database.
package struct ServerNode: Sendable, Hashable {
    /// Another one at each start.
    package let id: ID<ServerNode>
    package let name: String
    /// Of the program.
    package let version: String
    /// The ids of the keys in its ring, the newest last.
    package let keys: [String]
    /// Of whatever has to be alike in the configurations of all.
    package let configuration: String

    package init(id: ID<ServerNode>, name: String, version: String, keys: [String], configuration: String) {
        self.id = id
        self.name = name
        self.version = version
        self.keys = keys
        self.configuration = configuration
    }

    /// How often it says that it lives, in seconds.
    package static let pulse: TimeInterval = 5
    /// In seconds: who has not said so for as long counts as dead.
    package static let patience: TimeInterval = 20
}
