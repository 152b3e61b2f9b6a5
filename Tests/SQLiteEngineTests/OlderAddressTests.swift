import SQLStore
import SQLiteTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Version 0.1 kept an address with its domain in ASCII as it came.
struct OlderAddressTests {
    @Test func `who logs in by an address that version 0·1 kept is found by it too`() async throws {
        let file = try StoreFile()
        let new = file.world.newAccount(email: "owner@xn--socit-esab.example")
        let old = try file.open()
        _ = try await old.add([new], by: .host)
        try old.close()
        try file.execute("UPDATE members SET email = 'owner@xn--socit-esab.example', email_written = NULL")
        let store = try file.open()
        defer { try? store.close() }
        try await store.registerSampleKey()
        try await store.tagRowsOnce()
        let (email, brand) = (EmailAddress.sample("owner@société.example"), new.account.brand)
        #expect(try await store.member(email: email, brand: brand)?.account.id == new.account.id)
        #expect(
            try await store.accounts(stating: [[.email(email)]], brands: [brand], limit: 2).map(\.id) == [
                new.account.id
            ])
    }
}
