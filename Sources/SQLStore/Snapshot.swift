import Foundation

/// One state of the database.
package struct Snapshot: Reading {
    let connection: any SQLConnection
    let now: Date

    package init(connection: any SQLConnection, now: Date) {
        self.connection = connection
        self.now = now
    }
}
