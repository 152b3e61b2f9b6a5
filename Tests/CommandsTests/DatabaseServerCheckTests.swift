import AppConfiguration
import Foundation
import SecurityQuestions
import TestConfiguration
import Testing

@testable import Commands

/// What `doctor` says of the way to a server of PostgreSQL that is another machine.
struct DatabaseServerCheckTests {
    private func check(encrypted: Bool, proved: Bool, host: String = "db.example") throws -> DatabaseServerCheck {
        let (now, url) = (Date(timeIntervalSince1970: 1_800_000_000), "postgresql://\(host)/desk")
        let configuration = try ConfigurationTexts.read("data: /srv\ndatabase: {url: \"\(url)\"}")
        return DatabaseServerCheck(
            database: try #require(configuration.postgres),
            facts: DatabaseServerFacts(
                location: url, version: "15.1", connections: 100, isReadOnly: false, standbys: 0, waitsForDisk: true,
                isSynchronous: false, isEncrypted: encrypted, isProved: proved, clock: now, asked: now, answered: now))
    }

    @Test func `a way that somebody else could listen to, or stand in, is warned of`() throws {
        let (open, unproved) = (
            try check(encrypted: false, proved: false), try check(encrypted: true, proved: false)
        )
        #expect(open.warnings.count == 1 && open.warnings[0].contains("is not encrypted"))
        #expect(unproved.warnings.count == 1 && unproved.warnings[0].hasPrefix("Nobody looks at who answers"))
        #expect(unproved.said.hasSuffix(", by TLS"))
    }

    @Test func `a server that proves who it is, or is on this machine, is not`() throws {
        let proved = try check(encrypted: true, proved: true)
        #expect(proved.warnings.isEmpty && proved.said.hasSuffix(", by TLS and its certificate"))
        for encrypted in [false, true] {
            #expect(try check(encrypted: encrypted, proved: false, host: "127.0.0.1").warnings.isEmpty)
        }
    }
}
