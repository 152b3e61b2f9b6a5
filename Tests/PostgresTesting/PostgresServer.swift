import Foundation
import SQLStore
import SecurityQuestions
import Synchronization

@testable import PostgresEngine

/// A PostgreSQL server of this run of the tests: made anew, reached by a socket in a folder of its own and by nothing else, and
/// ended, with everything in it, when the process of the tests ends, however it ends.
package final class PostgresServer: Sendable {
    /// Started by whoever asks first.
    package static var shared: PostgresServer { get throws { try started.get() } }

    private static let started = Result { try PostgresServer() }

    /// Where its socket and its log are.
    package let folder: String
    private let admin: ConnectionThread
    private let template: Task<String, any Error>
    /// Databases that a test has let go of, emptied for the next one: making one takes ten times as long.
    private let emptied = Mutex<[String]>([])

    private init() throws {
        folder =
            FileManager.default.temporaryDirectory.appending(path: "countersign-pg-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", Self.script, "sh", folder, Self.hasPooler ? "pooler" : ""]
        let pipe = Pipe()
        process.standardInput = pipe
        // What reads the output of the tests does not wait for the end of the server.
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Nothing is written into it. It is closed by the end of this process, and that is the end of the server.
        guard fcntl(pipe.fileHandleForWriting.fileDescriptor, F_DUPFD_CLOEXEC, 3) >= 0 else {
            throw PostgresNotStarted(log: "")
        }
        let address = try PostgresAddress(url: Self.url(folder, "postgres"))
        let admin = ConnectionThread(address)
        self.admin = admin
        template = Task { [folder] in
            try await Self.waitUntilReady(admin, folder)
            try await admin.run { try $0.onLink { _ = try $0.run("CREATE DATABASE template_of_tests") } }
            _ = try await PostgresEngine.migrate(try PostgresAddress(url: Self.url(folder, "template_of_tests")))
            return "template_of_tests"
        }
    }

    /// Not as root, which PostgreSQL refuses to run as. Nothing is kept, so nothing needs to be on the disk.
    private static let script = """
        set -e
        folder=$1
        project=$PWD
        bin=$(ls -d /usr/lib/postgresql/*/bin /usr/bin 2>/dev/null | while read -r bin; do
            if [ -x "$bin/initdb" ]; then echo "$bin"; break; fi; done)
        if [ -z "$bin" ]; then echo "PostgreSQL is not installed: Scripts/install test" >"$folder/log"; exit 69; fi
        as=
        if [ "$(id -u)" = 0 ]; then
            as="setpriv --reuid=postgres --regid=postgres --clear-groups"
            chown postgres "$folder"
        fi
        cd "$folder"
        data=$folder/data
        if [ -d /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 4000000 ]; then
            data=/dev/shm/$(basename "$folder")
        fi
        $as "$bin/initdb" -D "$data" -U postgres -A trust --no-sync --locale=C --encoding=UTF8 >"$folder/log" 2>&1
        $as sh -c 'echo "local all protected scram-sha-256\nlocal all all trust" >"$0/pg_hba.conf"' "$data"
        $as "$bin/postgres" -D "$data" -c listen_addresses= -c unix_socket_directories="$folder" \\
            -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=1000 -c shared_buffers=64MB \\
            -c log_error_verbosity=terse >>"$folder/log" 2>&1 </dev/null &
        server=$!
        if [ -n "$2" ]; then
            printf '%s\n' '[databases]' "* = host=$folder user=postgres" '[pgbouncer]' "unix_socket_dir = $folder" 'listen_port = 6432' \
                'auth_type = any' 'pool_mode = transaction' 'max_client_conn = 2000' 'default_pool_size = 4' \
                'ignore_startup_parameters = extra_float_digits' >"$folder/pooler.ini"
            pgbouncer=$(PATH=$project/.venv/bin:/usr/sbin:$PATH; command -v pgbouncer)
            $as "$pgbouncer" -q "$folder/pooler.ini" >>"$folder/log" 2>&1 </dev/null &
            pooler=$!
        fi
        trap '' INT TERM HUP
        read -r nothing || true
        kill -INT $server $pooler
        wait
        rm -rf "$data" "$folder"
        """

    private static func waitUntilReady(_ admin: ConnectionThread, _ folder: String) async throws {
        for _ in 0..<400 {
            if (try? await admin.run({ try $0.onLink { _ = $0 } })) != nil { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
        throw PostgresNotStarted(log: String(log.suffix(2000)))
    }

    private static func url(_ folder: String, _ database: String, user: String = "postgres") -> String {
        "postgresql:///\(database)?host=\(folder)&user=\(user)"
    }

    /// Whether engines come by PgBouncer, which gives each transaction another connection: `COUNTERSIGN_TEST_POOLER=1`.
    package static let hasPooler = ProcessInfo.processInfo.environment["COUNTERSIGN_TEST_POOLER"] == "1"

    /// Of a node.
    package func nodeURL(_ database: String, user: String = "postgres") -> String {
        url(database, user: user) + (Self.hasPooler && user == "postgres" ? "&port=6432" : "")
    }

    package func url(_ database: String, user: String = "postgres") -> String { Self.url(folder, database, user: user) }

    /// Runs a statement of the administrator's.
    package func administer(_ statement: String) async throws {
        _ = try await template.value
        try await admin.run { session in try session.onLink { _ = try $0.run(statement) } }
    }

    fileprivate func create(migrated: Bool) async throws -> String {
        let name = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
        try await administer("CREATE DATABASE \(name) TEMPLATE \(migrated ? template.value : "template0")")
        return name
    }

    fileprivate func takeEmptied() -> String? { emptied.withLock { $0.popLast() } }

    /// Whoever still has connections to it loses them.
    fileprivate func empty(_ name: String) {
        Task {
            let address = try PostgresAddress(url: url(name))
            try await ConnectionThread(address).run { session in try session.onLink { _ = try $0.run(Self.emptying) } }
            emptied.withLock { $0.append(name) }
        }
    }

    private static let emptying = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
        SET session_replication_role = replica;
        DO $$ DECLARE found RECORD; BEGIN
            FOR found IN SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::REGNAMESPACE
                AND relkind IN ('r', 'S') AND relname NOT IN ('migrations', 'audit_kinds', 'audit_end')
            LOOP
                IF found.relkind = 'S' THEN PERFORM setval(found.relname::TEXT::REGCLASS, 1, false);
                ELSE EXECUTE format('DELETE FROM %I', found.relname); END IF;
            END LOOP;
        END $$
        """

    fileprivate func drop(_ name: String) {
        Task { [admin] in
            try await admin.run { session in
                try session.onLink { _ = try $0.run("DROP DATABASE \(name) WITH (FORCE)") }
            }
        }
    }
}

package struct PostgresNotStarted: Error {
    let log: String
}

/// A database of its own, gone when the last owner lets go.
package final class PostgresDatabase: Sendable {
    package let name: String
    private let server: PostgresServer
    private let keepsSchema: Bool

    /// - Parameters:
    ///   - migrated: whether it has the newest schema, or nothing.
    ///   - keepsSchema: whether the test leaves the schema as it is, so that the next one may have the database, emptied.
    package init(migrated: Bool = true, keepsSchema: Bool = false) async throws {
        server = try PostgresServer.shared
        self.keepsSchema = keepsSchema
        if keepsSchema, let emptied = server.takeEmptied() {
            name = emptied
        } else {
            name = try await server.create(migrated: migrated)
        }
    }

    deinit { if keepsSchema { server.empty(name) } else { server.drop(name) } }

    package var url: String { server.url(name) }

    package func address(user: String = "postgres", passwordFile: String? = nil) throws -> PostgresAddress {
        try PostgresAddress(url: server.nodeURL(name, user: user), passwordFile: passwordFile)
    }

    /// One node's engine, which keeps the database, and waits for as long as a busy machine needs. Its clock is the database's, unless there is a world to go by.
    package func engine(pool: Int = 3, world: World? = nil) async throws -> PostgresEngine {
        try await PostgresEngine(try address(), pool: pool, patience: .seconds(120)) { [self] now in
            withExtendedLifetime(self) { world?.now() ?? now }
        }
    }

    /// Runs statements past everything, as an administrator or an attacker can.
    package func execute(_ statements: String) async throws {
        let address = try PostgresAddress(url: url)
        try await ConnectionThread(address).run { session in try session.onLink { _ = try $0.run(statements) } }
    }

    /// The first value of the first row as text.
    package func value(_ statement: String) async throws -> String? {
        let address = try PostgresAddress(url: url)
        return try await ConnectionThread(address).run { session in
            try session.onLink { try $0.run(statement).plainText("value") }
        }
    }
}
