import Foundation

/// One state of the database.
package struct Snapshot: Reading {
    let connection: any SQLConnection
    let now: Date
    let tags: RowTags

    package init(connection: any SQLConnection, now: Date, tags: RowTags) {
        self.connection = connection
        self.now = now
        self.tags = tags
    }
}
