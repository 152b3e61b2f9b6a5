import Testing
import Vault

@testable import Commands

@Suite struct `A key ring that a command prints` {
    @Test func `what is wrong with a command is said with its own words`() {
        let error = KeyRingFailure.command(path: "/b/unlock", why: .status(3), said: "no token").commandError
        #expect(error.status == .permission)
        #expect(
            error.sentences[0].contains("/b/unlock gave no key ring: it ended with status 3. It said: “no token”."))
    }
}
