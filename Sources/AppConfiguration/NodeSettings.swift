import Foundation

/// This server among those that share a database.
package struct NodeSettings: Sendable, Hashable {
    /// What people know it by.
    package let name: String
    /// For so many seconds after it was told to stop it says that it is not ready, and serves on: a load balancer has to notice.
    /// Nil where nobody says.
    package let drain: Int?

    static func read(_ section: ConfigurationSection) -> NodeSettings {
        let name = section.value("name", .name(upTo: 60)) ?? ProcessInfo.processInfo.hostName
        // Of the 20 seconds that a stop may take, some are left for the requests under way.
        let drain = section.value("drain", .number(0...15))
        section.close()
        return NodeSettings(name: name, drain: drain)
    }
}
