import CPostgres
import Foundation
import SQLStore

/// One connection of libpq's. Used by one thread at a time: libpq waits for the network.
@safe final class PQLink {
    private let pointer: OpaquePointer
    /// The statements that were asked for, as PostgreSQL reads them.
    private var translated: [[String]: String] = [:]
    private var prepared = PreparedStatements()
    /// Whether whoever answers is PostgreSQL itself, by the number of its process: a pooler tells one of its own.
    let hasSessionOfItsOwn: Bool
    /// What was sent and not answered may stand in the way of what is sent next.
    private var isBroken = false
    /// How many warnings have come. One of them says that a wait for the standby was cancelled, and that the transaction is done here alone.
    private(set) var warnings = 0

    /// Connects, and waits for as long as the address says.
    ///
    /// Throws ``PostgresUnreachable``.
    init(_ address: PostgresAddress) throws {
        let opened = unsafe try address.withParameters { keys, values in unsafe PQconnectdbParams(keys, values, 1) }
        guard let opened = unsafe opened else { throw PostgresUnreachable(reason: "there is no memory") }
        guard unsafe PQstatus(opened) == CONNECTION_OK else {
            let said = unsafe String(cString: PQerrorMessage(opened))
            unsafe PQfinish(opened)
            // A line for each address that was tried, and hints that begin with a tab.
            let lines = said.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("\t") }
            throw PostgresUnreachable(reason: lines.joined(separator: " "))
        }
        unsafe pointer = opened
        hasSessionOfItsOwn = unsafe Self.hasSessionOfItsOwn(opened)
        // What the server remarks upon would go to the standard error. The connection ends with this object.
        unsafe PQsetNoticeReceiver(opened, PQLink.noticed, Unmanaged.passUnretained(self).toOpaque())
    }

    private static let noticed: PQnoticeReceiver = { link, remark in
        // `PG_DIAG_SEVERITY_NONLOCALIZED`, a macro of a character.
        guard let link = unsafe link, let severity = unsafe PQresultErrorField(remark, CInt(UInt8(ascii: "V"))),
            unsafe strcmp(severity, "WARNING") == 0
        else { return }
        unsafe Unmanaged<PQLink>.fromOpaque(link).takeUnretainedValue().warnings += 1
    }

    private static func hasSessionOfItsOwn(_ opened: OpaquePointer) -> Bool {
        guard let result = unsafe PQexec(opened, "SELECT pg_backend_pid() AS pid") else { return false }
        let rows = unsafe PQRows(result)
        guard rows.fault == nil, rows.count == 1, let told = try? rows.plainText("pid") else { return false }
        return unsafe told == String(PQbackendPID(opened))
    }

    deinit { unsafe PQfinish(pointer) }

    /// How the server proves who it is, as the URL, the environment and libpq have it together.
    var tlsMode: String? {
        guard let list = unsafe PQconninfo(pointer) else { return nil }
        defer { unsafe PQconninfoFree(list) }
        var next = unsafe list
        while let keyword = unsafe next.pointee.keyword {
            if unsafe strcmp(keyword, "sslmode") == 0 {
                return unsafe next.pointee.val.map { unsafe String(cString: $0) }
            }
            unsafe next = unsafe next.advanced(by: 1)
        }
        return nil
    }

    /// As libpq counts: 150014 is 15.14. By a pooler it is that of the server behind it.
    var serverVersion: Int { Int(unsafe PQserverVersion(pointer)) }

    var isConnected: Bool { unsafe PQstatus(pointer) == CONNECTION_OK }

    /// Whether it can be used again: connected, and within no transaction.
    var isIdle: Bool { unsafe isConnected && !isBroken && PQtransactionStatus(pointer) == PQTRANS_IDLE }

    /// Runs statements that take no parameters, all sent at once; gives the result of the last one.
    @discardableResult
    func run(_ statements: String) throws -> PQRows { unsafe try rows(PQexec(pointer, statements)) }

    /// Runs one statement of the one body of SQL.
    func run(_ sql: String, _ arguments: SQLArguments) throws -> PQRows { try run([statement(sql, arguments)]) }

    /// Runs statements that are sent at once; gives the result of the last one.
    func run(_ statements: [PQStatement]) throws -> PQRows {
        guard let last = try all(statements).last else { throw ConnectionLost() }
        return last
    }

    /// Throws ``PostgresFault`` or ``ConnectionLost``, unless the server waits for rows then.
    func beginCopy(_ statement: String) throws {
        guard let result = unsafe PQexec(pointer, statement) else { throw ConnectionLost() }
        if unsafe PQresultStatus(result) == PGRES_COPY_IN { return unsafe PQclear(result) }
        _ = unsafe try rows(result)
        throw UnreadableValue()
    }

    /// - Returns: false where nobody is there any more.
    func put(_ bytes: UnsafeBufferPointer<CChar>) -> Bool {
        unsafe PQputCopyData(pointer, bytes.baseAddress, CInt(bytes.count)) == 1
    }

    /// Says that these were all, and waits until they are there. Throws as ``beginCopy(_:)``.
    func endCopy() throws -> PQRows {
        guard unsafe PQputCopyEnd(pointer, nil) == 1 else { throw ConnectionLost() }
        let result = unsafe PQgetResult(pointer)
        while let more = unsafe PQgetResult(pointer) { unsafe PQclear(more) }
        return unsafe try rows(result)
    }

    /// Runs statements that are sent at once, each once the one before has succeeded (libpq's pipeline mode); outside of a transaction
    /// they are one. Throws the fault of the one that failed.
    func all(_ statements: [PQStatement]) throws -> [PQRows] { try results(of: statements).map { try $0.get() } }

    /// What came of each of them. Throws ``ConnectionLost`` where that is not known.
    func results(of statements: [PQStatement]) throws -> [Result<PQRows, any Error>] {
        guard unsafe PQenterPipelineMode(pointer) == 1 else { throw ConnectionLost() }
        defer { if unsafe PQexitPipelineMode(pointer) != 1 { isBroken = true } }
        let sent = try statements.flatMap(send)
        guard unsafe PQpipelineSync(pointer) == 1 else { throw ConnectionLost() }
        var (results, fault): ([Result<PQRows, any Error>], (any Error)?) = ([], nil)
        for one in sent {
            let result = Result { unsafe try rows(PQgetResult(pointer)) }
            // What follows a fault is not done, and tells another one.
            if case .failure(let error) = result { fault = fault ?? error }
            switch one {
            case .statement: results.append(fault.map { .failure($0) } ?? result)
            case .preparation(let key): if fault != nil { prepared.forget(key) }
            }
            // The end of one statement's results.
            while let more = unsafe PQgetResult(pointer) { unsafe PQclear(more) }
            guard isConnected else { throw ConnectionLost() }
        }
        // Of the whole: from here on the server takes statements again.
        if let end = unsafe PQgetResult(pointer) { unsafe PQclear(end) }
        guard isConnected else { throw ConnectionLost() }
        return results
    }

    /// What an answer is awaited for.
    private enum Sent {
        case preparation(PreparedStatements.Key)
        case statement
    }

    private func send(_ statement: PQStatement) throws -> [Sent] {
        let parameters = PQParameters(statement.arguments)
        let key = PreparedStatements.Key(sql: statement.sql, types: parameters.types)
        let way = hasSessionOfItsOwn ? prepared.way(of: key) : .asItIs
        let isSent = unsafe parameters.with { count, types, values, lengths, formats in
            switch way {
            case .asItIs:
                unsafe PQsendQueryParams(pointer, key.sql, count, types, values, lengths, formats, 1) == 1
            case .preparing(let name):
                unsafe PQsendPrepare(pointer, name, key.sql, count, types) == 1
                    && PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1) == 1
            case .prepared(let name):
                unsafe PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1) == 1
            }
        }
        guard isSent else {
            isBroken = true
            throw ConnectionLost()
        }
        if case .preparing = way { return [.preparation(key), .statement] }
        return [.statement]
    }

    func statement(_ sql: String, _ arguments: SQLArguments) -> PQStatement {
        PQStatement(translation(of: [sql]) { ParameterMarks.postgres(sql) }, arguments)
    }

    /// See ``PQStatement/joined(_:)``.
    func joined(_ changes: [SQLChange]) -> PQStatement {
        let key = changes.map(\.sql) + [changes.map { String($0.rows) }.joined(separator: " ")]
        return PQStatement(
            translation(of: key) { PQStatement.joined(changes) }, changes.reduce(into: []) { $0 += $1.arguments })
    }

    private func translation(of key: [String], _ make: () -> String) -> String {
        if let known = translated[key] { return known }
        // Some statements are made for so many brands or members: there is no end of them.
        if translated.count > 2000 { translated = [:] }
        let translation = make()
        translated[key] = translation
        return translation
    }

    /// Throws ``PostgresFault``, or ``ConnectionLost`` where nobody answers any more.
    private func rows(_ result: OpaquePointer?) throws -> PQRows {
        guard let result = unsafe result else { throw ConnectionLost() }
        let rows = unsafe PQRows(result)
        if let fault = rows.fault {
            guard isConnected else { throw ConnectionLost() }
            throw fault
        }
        return rows
    }
}

/// The connection broke while it was used: whether what was under way came to be is not known.
struct ConnectionLost: Error {}

/// No connection could be made. What libpq says holds no password.
package struct PostgresUnreachable: Error, Sendable, Hashable {
    package let reason: String
}
