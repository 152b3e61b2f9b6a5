import Foundation
import SecurityQuestions
import Testing

@testable import Vault

/// What a command that prints the key ring gets of us, and what is left of it.
@Suite(.timeLimit(.minutes(1))) struct CommandIsolationTests {
    /// What a shell command says on its standard error.
    private func said(_ script: String, limit: Double = 20) async -> String {
        do throws(KeyRingFailure) {
            _ = try await CommandKeySource(["/bin/sh", "-c", script], limit: limit).read()
        } catch {
            if case .command(_, _, let said) = error { return said }
        }
        return "nothing was said"
    }

    @Test func `Nothing of ours is open in it but its three streams, and its input is empty`() async throws {
        // As a library might open a file that a child inherits.
        let ours = unsafe open("/dev/zero", O_RDONLY)  // a C string
        defer { close(ours) }
        #expect(ours > 2 && fcntl(ours, F_GETFD) & FD_CLOEXEC == 0)
        // A shell keeps its own standard error as 10 while it writes to it.
        let open = await said(
            """
            n=0; while [ $n -lt 256 ]; do [ $n -ne 10 ] && [ -e /proc/$$/fd/$n ] && echo $n; n=$((n + 1)); done >&2; exit 1
            """)
        #expect(open == "0 1 2")
        let input = await said("wc -c >&2; exit 1")
        #expect(input == "0")
    }

    @Test func `It gets our environment without what is Countersign's own`() async {
        unsafe setenv("COUNTERSIGN_KEY_RING", "a secret", 1)  // C strings
        unsafe setenv("LOCKSMITH", "brass", 1)
        defer {
            unsafe unsetenv("COUNTERSIGN_KEY_RING")
            unsafe unsetenv("LOCKSMITH")
        }
        #expect(await said("env | grep -c ^COUNTERSIGN_ >&2; echo $LOCKSMITH >&2; exit 1") == "0 brass")
    }

    @Test(arguments: ["sleep 30", "exit 1", "head -c 200000 /dev/zero; sleep 30"])
    func `What it has started is ended with it, whether it is late, ends or prints too much`(end: String) async throws {
        let mark = FileManager.default.temporaryDirectory.appending(path: "mark-\(UUID().uuidString)").path
        let begin = ContinuousClock.now
        _ = await said("(sleep 2; touch \(mark)) & \(end)", limit: 1)
        #expect(ContinuousClock.now - begin < .seconds(2))
        try await Task.sleep(for: .seconds(2))
        #expect(!FileManager.default.fileExists(atPath: mark))
    }

    @Test func `Of endless words the first are kept, and it ends all the same`() async {
        let words = await said("yes word | head -c 1000000 >&2; exit 1")
        #expect(words.hasPrefix("word word") && words.utf8.count <= 2048)
    }

    @Test func `Who stops waiting does not end it`() async {
        let task = Task { await said("sleep 1; echo done >&2; exit 1") }
        task.cancel()
        #expect(await task.value == "done")
    }
}
