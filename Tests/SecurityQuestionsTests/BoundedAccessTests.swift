import SecurityQuestions
import Testing

/// Waits are bounded.
struct BoundedAccessTests {
    @Test func `no more are in than there are places, and everybody gets in`() async throws {
        let access = BoundedAccess(places: 3, patience: .seconds(60))
        let inside = Inside()
        try await withThrowingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    try await access.with {
                        await inside.enter()
                        await inside.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(await inside.now == 0)
        #expect(await inside.most <= 3)
        #expect(await inside.all == 200)
    }

    @Test func `whoever waits for too long is sent away, and the place is not lost`() async throws {
        let access = BoundedAccess(places: 1, patience: .milliseconds(50))
        let (held, release) = AsyncStream<Void>.makeStream()
        let holder = Task {
            try await access.with { for await _ in held {} }
        }
        while true {
            do { try await access.with {} } catch { break }
        }
        await #expect(throws: StoreFailure.busy) { try await access.with {} }
        release.finish()
        try await holder.value
        try await access.with {}
    }
}

private actor Inside {
    var now = 0
    var most = 0
    var all = 0

    func enter() {
        now += 1
        most = max(most, now)
        all += 1
    }

    func leave() { now -= 1 }
}
