import Foundation
import SecurityQuestions
import Testing

@testable import Vault

@Suite struct PasswordSealerTests {
    let vault: Vault
    let owner = PasswordOwner.member(ID(World.test))
    let secret: SealedSecret

    init() async throws {
        vault = try .test()
        secret = try await vault.seal(SecretText("Où dort la crème brûlée ?"), of: owner)
    }

    @Test func `Only the right password is right`() async throws {
        #expect(try await isRight("Où dort la crème brûlée ?"))
        for wrong in ["", "où dort la crème brûlée ?", "Ou dort la creme brulee ?", "Où dort la crème brûlée"] {
            #expect(try await !isRight(wrong))
        }
    }

    @Test func `A password is the same from every keyboard`() async throws {
        #expect(try await isRight("Où dort la crème brûlée ?".decomposedStringWithCanonicalMapping))
        #expect(try await isRight("Où dort la crème brûlée\u{A0}?"))
    }

    @Test func `Where no password is kept none is right, not even an empty one`() async throws {
        #expect(try await !vault.isRight(SecretText("Où dort la crème brûlée ?"), with: nil, of: owner))
        #expect(try await !vault.isRight(SecretText(""), with: nil, of: owner))
    }

    @Test func `A password of another person, or of an agent with the same id, does not open`() async throws {
        guard case .member(let id) = owner else { return }
        for other in [PasswordOwner.member(ID(World.test)), .agent(ID(id.uuid))] {
            await #expect(throws: KeepingFailure.brokenSeal) {
                try await vault.isRight(SecretText("Où dort la crème brûlée ?"), with: secret, of: other)
            }
        }
    }

    @Test func `An answer does not open as a password, nor a password as an answer`() async throws {
        guard case .member(let id) = owner else { return }
        let place = AnswerPlace.test(account: ID(id.uuid))
        let answer = try await vault.seal(SecretText("Lyon"), at: place)
        await #expect(throws: KeepingFailure.brokenSeal) {
            try await vault.isRight(SecretText("Lyon"), with: answer, of: owner)
        }
        await #expect(throws: KeepingFailure.brokenSeal) {
            try await vault.match(SecretText("Lyon"), with: secret, at: place)
        }
    }

    @Test func `A password has one sealed tag`() { #expect(secret.sealed.count == 32 + 16) }

    private func isRight(_ password: String) async throws -> Bool {
        try await vault.isRight(SecretText(password), with: secret, of: owner)
    }
}
