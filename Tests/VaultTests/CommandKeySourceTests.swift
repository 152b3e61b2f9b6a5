import SecurityQuestions
import Testing

@testable import Vault

@Suite(.timeLimit(.minutes(1))) struct CommandKeySourceTests {
    @Test func `What it prints is the ring, with arguments as they are and no shell between`() async throws {
        let text = KeyRing.new(.test)
        let ring = try await CommandKeySource(["/usr/bin/printf", "%s", text]).read()
        #expect(try ring.newest.id == KeyRing(text).newest.id)
        await #expect(throws: KeyRingFailure.notAKeyRing) {
            try await CommandKeySource(["/usr/bin/printf", "%s", "$(echo x); `y`"]).read()
        }
    }

    @Test func `A command that is slow, fails, says too much or is not there is told apart`() async {
        await expect(["/no/such/program"], .notRun)
        await expect(["/bin/sleep", "30"], .tooLong(seconds: 1))
        await expect(["/bin/sh", "-c", "exit 9"], .status(9))
        await expect(["/bin/sh", "-c", "kill -TERM $$"], .signal(15))
        await expect(["/bin/sh", "-c", "head -c 200000 /dev/zero"], .tooLarge(bytes: 131072))
        await expect(["/bin/sh", "-c", "printf '\\377'"], .notText)
    }

    @Test func `What it said is told in one line, without what could be a key`() async {
        let key = String(repeating: "Qx/+", count: 11)
        await expect(["/bin/sh", "-c", "printf 'no token\\033\\n%s\\n' \(key) >&2; exit 1"], .status(1), "no token …")
    }

    @Test func `A child of it that lives on keeps nobody waiting`() async {
        let begin = ContinuousClock.now
        await expect(["/bin/sh", "-c", "sleep 25 & exit 4"], .status(4))
        #expect(ContinuousClock.now - begin < .seconds(10))
    }

    @Test func `A command that closes its output and hangs is ended as well`() async {
        await expect(["/bin/sh", "-c", "exec >&- 2>&-; exec sleep 30"], .tooLong(seconds: 1))
    }

    private func expect(_ command: [String], _ why: KeyCommandFailure, _ said: String = "") async {
        await #expect(throws: KeyRingFailure.command(path: command[0], why: why, said: said)) {
            try await CommandKeySource(command, limit: 1).read()
        }
    }
}
