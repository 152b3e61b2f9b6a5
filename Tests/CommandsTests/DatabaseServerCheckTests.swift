import Foundation
import SecurityQuestions
import TestSupport
import Testing

@testable import AppConfiguration
@testable import Commands

/// What `doctor` makes of what a PostgreSQL server says of itself; that the server is asked rightly, `FactsTests` tell.
struct DatabaseServerCheckTests {
    private let world = AdvancingWorld()

    private func check(
        at location: String = "postgresql://db.example.com:5432/countersign", pool: Int = 8, connections: Int = 100,
        isReadOnly: Bool = false, standbys: Int = 0, waitsForDisk: Bool = true, isSynchronous: Bool = false,
        isEncrypted: Bool = true, isProved: Bool = true, clockIsOffBy seconds: TimeInterval = 0,
        nodes: [(String, String)] = []
    ) -> DatabaseServerCheck {
        let facts = DatabaseServerFacts(
            location: location, version: "15.14", connections: connections, isReadOnly: isReadOnly, standbys: standbys,
            waitsForDisk: waitsForDisk, isSynchronous: isSynchronous, isEncrypted: isEncrypted,
            isProved: isProved, clock: world.now + seconds, asked: world.now, answered: world.now)
        return DatabaseServerCheck(
            database: DatabaseSettings(url: location, pool: pool, passwordFile: nil), facts: facts, node: "one",
            nodes: nodes.map { name, version in
                ServerNode(id: world.id(), name: name, version: version, keys: ["k1"], configuration: "c")
            })
    }

    private let own = ProgramVersion.number

    @Test func `nothing is said where nothing is wrong`() throws {
        let sound = check(nodes: [("one", own), ("two", own)])
        try sound.require()
        #expect(sound.warnings.isEmpty, "\(sound.warnings)")
        #expect(sound.said.contains("2 nodes running") && sound.said.contains("8 of 100 connections"), "\(sound.said)")
        #expect(check().said.contains("no node running"))
    }

    @Test func `a standby is refused`() throws {
        let error = try #require(throws: CommandError.self) { try check(isReadOnly: true).require() }
        #expect(error.status == .unavailable)
    }

    /// A node has its pool and two for long reads; three are kept for superusers, and two commands have one each.
    @Test func `a pool that one node alone cannot have is refused`() throws {
        try check(pool: 8, connections: 15).require()
        let error = try #require(throws: CommandError.self) { try check(pool: 8, connections: 14).require() }
        #expect(error.status == .configuration)
        #expect(error.sentences.joined().contains("takes 14 connections in all"), "\(error.sentences)")
    }

    @Test(arguments: [
        // This one is among those that run, or is about to start.
        ([("one", ""), ("two", "")], 25), ([("two", "")], 25), ([("one", ""), ("two", ""), ("three", "")], 35),
        ([("two", ""), ("three", "")], 35),
    ])
    func `pools that all nodes together cannot have are told`(names: [(String, String)], enough: Int) throws {
        let nodes = names.map { ($0.0, own) }
        #expect(check(connections: enough, nodes: nodes).warnings.isEmpty)
        let short = check(connections: enough - 1, nodes: nodes)
        try short.require()
        #expect(short.warnings.count == 1)
        let said = "\((enough - 5) / 10) nodes make up to \(enough - 5) connections, each with a pool of 8"
        #expect(short.warnings.first?.hasPrefix(said) == true, "\(short.warnings)")
    }

    @Test func `nodes of another version are named`() {
        let found = check(nodes: [("one", own), ("two", "0.0.1"), ("three", "9.9")]).warnings
        #expect(found.count == 1)
        #expect(found.first?.contains("(\(own)) are two (0.0.1), three (9.9)") == true, "\(found)")
        #expect(check(nodes: [("two", "0.0.1")]).warnings.first?.contains("is two (0.0.1):") == true)
    }

    @Test(arguments: [(1.9, false), (-1.9, false), (2.5, true), (-2.5, true), (301, true)])
    func `a clock that is off is told from two seconds on`(seconds: TimeInterval, isTold: Bool) {
        let found = check(clockIsOffBy: seconds).warnings
        #expect(found.contains { $0.contains("is \(Int(seconds)) seconds from this machine’s") } == isTold, "\(found)")
        #expect(found.count == (isTold ? 1 : 0))
    }

    /// What lies between two moments is nobody's fault: the answer took its time.
    @Test func `the way there is not taken for a clock that is off`() {
        let facts = DatabaseServerFacts(
            location: "", version: "15.14", connections: 100, isReadOnly: false, standbys: 0, waitsForDisk: true,
            isSynchronous: false, isEncrypted: true, isProved: true, clock: world.now + 4, asked: world.now,
            answered: world.now + 9)
        #expect(facts.clockSkew == 0)
    }

    @Test(arguments: [
        ("postgresql://db.example.com:5432/countersign", true), ("postgresql://10.0.0.7:5432/countersign", true),
        ("postgresql://127.0.0.1:5432/countersign", false), ("postgresql://localhost/countersign", false),
        ("postgresql://[::1]:5432/countersign", false), ("postgresql:///run/postgresql/countersign", false),
    ])
    func `a connection without TLS is told where it leaves this machine`(location: String, isTold: Bool) {
        let found = check(at: location, isEncrypted: false).warnings
        #expect(found.contains { $0.contains("is not encrypted: write sslmode=verify-full") } == isTold, "\(found)")
        #expect(check(at: location).warnings.isEmpty)
    }

    @Test func `a way on which somebody else could stand is told where it leaves this machine`() {
        let unproved = check(isProved: false)
        #expect(unproved.warnings.count == 1 && unproved.warnings[0].hasPrefix("Nobody looks at who answers"))
        #expect(unproved.said.hasSuffix(", by TLS") && check().said.hasSuffix(", by TLS and its certificate"))
        #expect(check(at: "postgresql://127.0.0.1:5432/countersign", isProved: false).warnings.isEmpty)
    }

    @Test func `a server that does not wait for its disk or for its replicas is told`() {
        #expect(check(waitsForDisk: false).warnings.first?.contains("does not wait for its disk") == true)
        #expect(check(standbys: 2).warnings.first?.contains("No replica of") == true)
        #expect(check(standbys: 2, isSynchronous: true).warnings.isEmpty)
    }
}
