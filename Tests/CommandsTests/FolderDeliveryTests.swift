import Foundation
import Mail
import SecurityQuestions
import TestSupport
import Testing

@testable import Commands

@Suite struct `Mails in a folder` {
    @Test func `have names that begin with their time, and the same mail has the same`() async throws {
        try await TemporaryFolder.with { folder in
            let address = try #require(EmailAddress("ada/b@client.example"))
            let mails = [1_795_365_480, 1_795_365_481, 1_803_141_480].map { seconds in
                WrittenMail(
                    id: ID(World.random), sender: address, recipient: address,
                    date: Date(timeIntervalSince1970: seconds), bytes: Array("Subject: x".utf8))
            }
            for mail in mails + [mails[0]] {
                #expect(await FolderDelivery(path: folder).deliver(mail).outcome == .accepted)
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names == mails.map(\.fileName))
            #expect(names[0].hasPrefix("2026-11-22T163800Z-ada_b@client.example-"))
        }
    }
}
