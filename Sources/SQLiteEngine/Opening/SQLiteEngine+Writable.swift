import Foundation
import SQLStore
import SecurityQuestions

extension SQLiteEngine {
    /// A log-in, a call and its entries need some hundred kilobytes; what is written before it is copied grows by megabytes.
    private static let leastRoom: UInt64 = 1 << 20

    package func requireWritable() throws {
        var space = statvfs()
        guard unsafe statvfs(path, &space) == 0 else { throw StoreFailure.unreachable(path: path) }  // a local
        if space.f_flag & UInt(ST_RDONLY) != 0 { throw StoreFailure.readOnly(path: path) }
        guard unsafe access(path, W_OK) == 0 else { throw StoreFailure.readOnly(path: path) }  // a C string
        if UInt64(space.f_bavail) * UInt64(space.f_frsize) < Self.leastRoom { throw StoreFailure.full }
    }

    package func tryWriting() async throws {
        try await write(.alone) { [path] _ in
            if let failure = DatabasePath(path: path).whyNotWritten { throw failure }
        }
    }
}
