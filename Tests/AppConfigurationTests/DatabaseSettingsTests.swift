import TestConfiguration
import Testing

@testable import AppConfiguration

/// Where the database is, where that is no file.
struct DatabaseSettingsTests {
    @Test func `it is the file unless a URL is named`() throws {
        #expect(try ConfigurationTexts.read("data: /srv").postgres == nil)
        let url = "postgresql://countersign@db.example:5433/desk?sslmode=verify-full"
        let read = try ConfigurationTexts.read("data: /srv\ndatabase: {url: \"\(url)\", password-file: secret}")
        #expect(read.postgres == DatabaseSettings(url: url, pool: 8, passwordFile: "/etc/example/secret"))
        let environment = [
            "COUNTERSIGN_DATABASE_URL": "postgres://me@127.0.0.1/other", "COUNTERSIGN_DATABASE_POOL": "3",
        ]
        #expect(
            try ConfigurationTexts.read("data: /srv\ndatabase: {url: \"\(url)\"}", environment: environment).postgres
                == DatabaseSettings(url: "postgres://me@127.0.0.1/other", pool: 3, passwordFile: nil))
        let flags = ["database.url": Overlay.Flag("--database", url)]
        #expect(
            try ConfigurationTexts.read("data: /srv", environment: environment, flags: flags).postgres?.url == url)
    }

    @Test(arguments: [
        "postgresql://me:mistletoe@127.0.0.1/x", "postgresql://127.0.0.1/x?password=mistletoe",
        "postgresql://127.0.0.1/x?user=me&PassWord=mistletoe", "postgresql://127.0.0.1/x?sslpassword=mistletoe",
        "postgresql://me:mistletoe@[::1", "host=127.0.0.1 mistletoe", "mysql://mistletoe/x",
        "postgresql://x/\\\"mistletoe",
    ])
    func `one that cannot be taken is refused and not repeated: it may hold a password`(url: String) throws {
        let told = try ConfigurationTexts.refusal("data: /srv\ndatabase:\n  url: \"\(url)\"")
        #expect(told.count == 1 && told.allSatisfy { !$0.contains("mistletoe") && $0.contains("password-file") })
        let flags = ["database.url": Overlay.Flag("--database", url)]
        let byOption = try ConfigurationTexts.refusal("data: /srv", flags: flags)
        #expect(byOption.count == 1 && byOption.allSatisfy { !$0.contains("mistletoe") && $0.contains("--database") })
    }

    @Test func `what is about a database that nobody names is refused`() throws {
        let told = try ConfigurationTexts.refusal("data: /srv\ndatabase: {pool: 4}")
        #expect(told.count == 1 && told[0].contains("database.pool is about a PostgreSQL database, and none is named"))
        #expect(try ConfigurationTexts.refusal("data: /srv\ndatabase: {url: postgresql:///x, pool: 1}").count == 1)
    }

    @Test func `nodes that differ in nothing but what is their own have one fingerprint`() throws {
        let one = "data: /srv\nnode: {name: one}\nportal: {listen: \"127.0.0.1:1\"}\ncare: {second-factor: required}"
        let two = "data: /two\nnode: {drain: 9}\nportal: {listen: \"127.0.0.1:2\"}\ncare: {second-factor: required}"
        let fingerprint = try ConfigurationTexts.read(one).sharedFingerprint
        let other = try ConfigurationTexts.read(two, environment: ["COUNTERSIGN_CARE_LISTEN": "127.0.0.1:7"])
        #expect(other.sharedFingerprint == fingerprint && fingerprint.count == 16)
        #expect(try ConfigurationTexts.read(one).fingerprint != other.fingerprint)
        for differing in [
            one.replacing("required", with: "optional"), one + "\nretention: {calls: 40}",
            one + "\nhashing: {passes: 3}",
        ] {
            #expect(try ConfigurationTexts.read(differing).sharedFingerprint != fingerprint, "\(differing)")
        }
        let overlaid = try ConfigurationTexts.read(one, environment: ["COUNTERSIGN_CARE_SECOND_FACTOR": "optional"])
        #expect(overlaid.sharedFingerprint != fingerprint)
    }
}
