import Foundation
import SecurityQuestions
import TestSupport
import Testing

@testable import Mail

/// Mail by a command that works as sendmail does.
@Suite(.timeLimit(.minutes(1))) struct CommandDeliveryTests {
    private func deliver(_ script: String, bytes: [UInt8] = Array("Subject: x\r\n\r\nHello\r\n".utf8)) async throws
        -> Receipt
    {
        let sender = try #require(EmailAddress("care@northline.example"))
        let reader = try #require(EmailAddress("-oQ/tmp@quarry.example"))
        let mail = WrittenMail(
            id: ID(World(now: { Date() }, randomBytes: { Array(repeating: 7, count: $0) })), sender: sender,
            recipient: reader, date: Date(timeIntervalSince1970: 0), bytes: bytes)
        return await CommandDelivery(["/bin/sh", "-c", script, "sendmail"]).deliver(mail)
    }

    @Test func `It gets the mail on its input, and addresses that are no options`() async throws {
        let receipt = try await deliver("cat; echo \"$*\"")
        #expect(
            receipt == .accepted("Subject: x\r\n\r\nHello\r\n-i -f care@northline.example -- -oQ/tmp@quarry.example\n"))
    }

    @Test func `How it ends tells whether another try could help`() async throws {
        #expect(try await deliver("exit 75") == .refusedForNow("/bin/sh ended with status 75. "))
        #expect(try await deliver("kill -9 $$") == .refusedForNow("/bin/sh was ended by signal 9. "))
        let refused = try await deliver("echo no such user >&2; exit 67")
        #expect(refused == .refusedForGood("/bin/sh ended with status 67. no such user"))
    }

    @Test func `One that reads nothing of a long mail has taken it all the same`() async throws {
        #expect(try await deliver("exit 0", bytes: [UInt8](repeating: 65, count: 4 << 20)).outcome == .accepted)
    }

    @Test func `A child of it that lives on keeps nobody waiting, and may go on writing`() async throws {
        let mark = FileManager.default.temporaryDirectory.appending(path: "mark-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: mark) }
        let begin = ContinuousClock.now
        #expect(try await deliver("(sleep 1; echo late; touch \(mark)) & exit 0").outcome == .accepted)
        #expect(ContinuousClock.now - begin < .seconds(1))
        try await Task.sleep(for: .seconds(2))
        #expect(FileManager.default.fileExists(atPath: mark))
    }

    @Test func `It sees nothing of our environment, and nothing else that is open`() async throws {
        unsafe setenv("COUNTERSIGN_KEY_RING", "a secret", 1)  // C strings
        defer { unsafe unsetenv("COUNTERSIGN_KEY_RING") }
        let ours = unsafe open("/dev/zero", O_RDONLY)  // a C string
        defer { close(ours) }
        let names = try await deliver("env | cut -d= -f1 | sort").said.split(separator: " ")
        // What a shell itself adds.
        #expect(names.filter { !["PWD", "OLDPWD", "SHLVL", "_"].contains($0) } == ["LANG", "PATH"])
        #expect(try await deliver("ls /proc/$$/fd; exit 0").said == "0 1 2")
    }
}
