import Foundation
import SQLStore
import Synchronization

/// An engine that remembers the statements it was asked for. A transaction begins and ends with one of its own each.
package struct CountingEngine: SQLEngine {
    private let engine: any SQLEngine
    private let statements = Statements()

    package init(_ engine: any SQLEngine) { self.engine = engine }

    /// What `work` has asked for, in order.
    package func statements(of work: () async throws -> Void) async throws -> [String] {
        statements.list.withLock { $0 = [] }
        try await work()
        return statements.list.withLock { $0 }
    }

    package func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await engine.read { connection in try whole(connection, body) }
    }

    package func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await engine.readOnce { connection in
            try body(CountingConnection(connection: connection, statements: statements))
        }
    }

    package func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await engine.readLong { connection in try whole(connection, body) }
    }

    package func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await engine.write(company) { connection in try whole(connection, body) }
    }

    /// What is noted of it.
    package static let waitForDisk = "WAIT FOR DISK"

    package func waitForDisk() async throws {
        statements.note(Self.waitForDisk)
        try await engine.waitForDisk()
    }

    package func requireUnalteredSchema() async throws { try await engine.requireUnalteredSchema() }

    private func whole<Value>(_ connection: any SQLConnection, _ body: (any SQLConnection) throws -> Value) rethrows
        -> Value
    {
        statements.note("BEGIN")
        defer { statements.note("COMMIT") }
        return try body(CountingConnection(connection: connection, statements: statements))
    }
}

private final class Statements: Sendable {
    let list = Mutex<[String]>([])

    func note(_ sql: String) { list.withLock { $0.append(sql) } }
}

private struct CountingConnection: SQLConnection {
    let connection: any SQLConnection
    let statements: Statements

    var locksRows: Bool { connection.locksRows }
    var hasLocked: Bool? { connection.hasLocked }
    var moment: Date? { connection.moment }

    func query(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        statements.note(sql)
        try connection.query(sql, arguments, body)
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int {
        statements.note(sql)
        return try connection.execute(sql, arguments)
    }

    func lockLogEnd() throws { try connection.lockLogEnd() }
}
