import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport

@testable import SQLiteEngine

/// A database file in a folder of its own, and a look at it from outside the store.
final class StoreFile: Sendable {
    let folder: TemporaryFolder
    let path: String
    let world = AdvancingWorld()

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path(of: "database.sqlite")
    }

    func open(
        _ use: SQLiteEngine.Use = .server, tag: @escaping SQLStore.AuditTag = { hash in Array(hash.suffix(16)) }
    ) throws -> SQLStore {
        try .sqlite(at: path, use: use, world: world.world, tag: tag)
    }

    /// Makes the database and lets go of it.
    func create() throws { try open().close() }

    /// Changes the file behind the store's back.
    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try DatabaseQueue(path: path).write { db in try db.execute(sql: sql, arguments: arguments) }
    }

    func rows(_ sql: String) throws -> [Row] {
        try DatabaseQueue(path: path).read { db in try Row.fetchAll(db, sql: sql) }
    }

    func number(_ sql: String) throws -> Int? { try rows(sql).first?[0] }

    /// Everything there is of the database on the disk.
    func bytes() throws -> Data {
        try ["", "-wal", "-shm"].map { path + $0 }.filter(FileManager.default.fileExists(atPath:))
            .reduce(into: Data()) { all, path in all += try Data(contentsOf: URL(fileURLWithPath: path)) }
    }
}

extension SQLStore {
    /// An active account with an answer, and an agent in a call with its owner.
    func openCall(_ world: AdvancingWorld) async throws -> (account: Account, agent: Agent, call: Call) {
        try await registerSampleKey()
        let new = world.newAccount()
        let agent = world.agent()
        _ = try await add([new], by: .host)
        _ = try await add(agent, password: world.secret(), by: .host)
        try await replace(with: world.answer(of: new.account.id), on: .change, by: .system)
        guard let call = try await open(world.id(), about: new.account.id, by: agent, from: nil).call else {
            throw StoreFailure.busy
        }
        return (new.account, agent, call)
    }
}
