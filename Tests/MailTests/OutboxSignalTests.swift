import SecurityQuestions
import Testing

/// Who sends mail is woken when there is some.
struct OutboxSignalTests {
    /// Far longer than a busy machine is late, and far shorter than what must not be waited for.
    private let soon = Duration.seconds(200)

    private func took(_ work: () async -> Void) async -> Duration {
        let start = ContinuousClock.now
        await work()
        return start.duration(to: .now)
    }

    @Test func `a signal that was raised before is not waited for`() async {
        let signal = OutboxSignal()
        signal.raise()
        #expect(await took { await signal.wait(atMost: .seconds(400)) } < soon)
    }

    @Test func `raising ends a wait`() async {
        let signal = OutboxSignal()
        let waiting = Task { await took { await signal.wait(atMost: .seconds(400)) } }
        try? await Task.sleep(for: .milliseconds(50))
        signal.raise()
        #expect(await waiting.value < soon)
    }

    @Test func `a wait ends by itself, and when its task is cancelled`() async {
        let signal = OutboxSignal()
        #expect(await took { await signal.wait(atMost: .milliseconds(50)) } >= .milliseconds(50))
        let waiting = Task { await took { await signal.wait(atMost: .seconds(400)) } }
        waiting.cancel()
        #expect(await waiting.value < soon)
    }

    @Test func `a signal wakes once`() async {
        let signal = OutboxSignal()
        signal.raise()
        await signal.wait(atMost: .seconds(400))
        #expect(await took { await signal.wait(atMost: .milliseconds(50)) } >= .milliseconds(50))
    }
}
