import Foundation
import SecurityQuestions

/// One state of the database.
package struct Snapshot: Reading {
    let connection: any SQLConnection
    let tags: RowTags
    /// Of this machine; nil where the database has its own, which is asked only where somebody wants to know.
    private let moment: Date?

    package init(connection: any SQLConnection, now: Date, tags: RowTags) {
        (self.connection, moment, self.tags) = (connection, now, tags)
    }

    init(connection: any SQLConnection, world: World, tags: RowTags) {
        (self.connection, self.tags) = (connection, tags)
        moment = connection.locksRows ? nil : world.now()
    }

    /// Where the database's cannot be had, its next statement says so.
    var now: Date { moment ?? connection.moment ?? .distantPast }
}
