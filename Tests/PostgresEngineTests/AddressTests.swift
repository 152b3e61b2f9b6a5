import Foundation
import PostgresTesting
import SQLStore
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine

struct AddressTests {
    @Test func `a URL with a password in it is refused, and says nothing of it`() {
        for url in ["postgresql://me:mistletoe@127.0.0.1/x", "postgresql://127.0.0.1/x?password=mistletoe"] {
            let refused = #expect(throws: PostgresAddressRefused.self) { try PostgresAddress(url: url) }
            #expect(refused == .holdsPassword)
        }
        let unreadable = #expect(throws: PostgresAddressRefused.self) {
            try PostgresAddress(url: "postgresql://me:mistletoe@[::1/x")
        }
        #expect(unreadable == .unreadable && !String(describing: unreadable).contains("mistletoe"))
    }

    @Test func `an address is told by host, port and name`() throws {
        #expect(
            try PostgresAddress(url: "postgresql://me@db.example:5433/desk?sslmode=verify-full").location
                == "postgresql://db.example:5433/desk")
    }

    @Test func `the password is read from its file at each connection, and never told`() async throws {
        let (database, folder) = (try await PostgresDatabase(), try TemporaryFolder())
        let path = folder.path(of: "password")
        // The server of the tests asks this role, and no other, for its password.
        try await database.execute(
            "CREATE ROLE protected LOGIN PASSWORD 'mistletoe 1'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO protected"
        )
        let address = try database.address(user: "protected", passwordFile: path)
        await #expect(throws: PostgresUnreachable(reason: "the file of the password cannot be read")) {
            _ = try await PostgresEngine(address)
        }
        try "mistletoe 1\nof which only the first line counts\n".write(toFile: path, atomically: true, encoding: .utf8)
        let engine = try await PostgresEngine(address)
        try "mistletoe 2\n".write(toFile: path, atomically: true, encoding: .utf8)
        // Who is connected stays so.
        try await engine.readOnce { try $0.query("SELECT 1 FROM brands", []) { _ in true } }
        let refused = await #expect(throws: PostgresUnreachable.self) { _ = try await PostgresEngine(address) }
        #expect(refused?.reason.contains("password") == true && refused?.reason.contains("mistletoe") == false)
        try await database.execute("ALTER ROLE protected PASSWORD 'mistletoe 2'")
        _ = try await PostgresEngine(address)
        // The role of a server may not do what it was not granted.
        await #expect {
            try await engine.write(.alone) { _ = try $0.execute("DROP TABLE audit", []) }
        } throws: { error in
            if case StoreFailure.readOnly = error { true } else { false }
        }
    }

    @Test func `nobody there is told by the opening, and where a server was it is a lost connection`() async throws {
        let folder = try TemporaryFolder()
        let address = try PostgresAddress(url: "postgresql:///x?host=\(folder.path)&user=me")
        await #expect(throws: PostgresUnreachable.self) { _ = try await PostgresEngine(address) }
    }

    @Test func `whoever is not there yet may answer later, and whoever refuses for good does not`() async throws {
        let (database, folder) = (try await PostgresDatabase(), try TemporaryFolder())
        let nobody = try PostgresAddress(url: "postgresql:///x?host=\(folder.path)&user=me")
        #expect(await nobody.mayAnswerLater())
        #expect(try await database.address().mayAnswerLater(), "it answers")
        try await database.execute("CREATE ROLE later LOGIN CONNECTION LIMIT 0")
        #expect(try await database.address(user: "later").mayAnswerLater())
        try await database.execute(
            "ALTER ROLE later CONNECTION LIMIT -1; ALTER ROLE later SET default_transaction_read_only = on")
        #expect(try await database.address(user: "later").mayAnswerLater(), "as a standby")
        #expect(try await !database.address(user: "nobody").mayAnswerLater())
        #expect(try await !PostgresAddress(url: database.url + "&dbname=nowhere").mayAnswerLater())
        // This role is asked for its password: it has none, a wrong one, and a file that is not there.
        let path = folder.path(of: "password")
        #expect(try await !database.address(user: "protected").mayAnswerLater())
        #expect(try await !database.address(user: "protected", passwordFile: path).mayAnswerLater())
        try "wrong\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try await !database.address(user: "protected", passwordFile: path).mayAnswerLater())
    }

    @Test func `what is said against a connection is judged, and not by the name of a host`() {
        let host = #"connection to server at "certificate.example" (192.0.2.1), port 28000 failed: "#
        let passing = ["Connection refused\n\tIs the server", "FATAL:  57P03", "FATAL:  53300", "session is read-only"]
        for later in passing {
            #expect(PostgresAddress.mayPass(host + later))
        }
        for never in [
            "FATAL:  28P01", "FATAL:  28000", "FATAL:  3D000", "fe_sendauth: no password supplied",
            "SSL error: certificate verify failed", "server does not support SSL, but SSL was required",
        ] {
            #expect(!PostgresAddress.mayPass(host + "Connection refused\n" + host + never))
        }
        #expect(PostgresAddress.mayPass(#"could not translate host name "certificate.example" to address"#))
    }
}
