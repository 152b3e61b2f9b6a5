import Synchronization
import Testing

@testable import Web

@Suite struct `Work beside requests` {
    private final class Done: Sendable {
        private let pieces = Mutex<[Int]>([])
        var all: [Int] { pieces.withLock { $0 } }
        func add(_ piece: Int) { pieces.withLock { $0.append(piece) } }
    }

    @Test func `is done in order, and all of it before the end`() async {
        let (work, done) = (BackgroundWork(), Done())
        for piece in 0..<100 {
            work.add {
                await Task.yield()
                done.add(piece)
            }
        }
        await work.finish()
        #expect(done.all == Array(0..<100))
    }

    @Test func `is not taken after the end`() async {
        let (work, done) = (BackgroundWork(), Done())
        await work.finish()
        work.add { done.add(1) }
        await work.finish()
        #expect(done.all.isEmpty)
    }

    @Test func `is left undone where too much waits`() async {
        let (work, done) = (BackgroundWork(atMost: 3), Done())
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        work.add {
            beginning.finish()
            for await _ in gate {}
        }
        for await _ in begun {}
        for piece in 0..<10 { work.add { done.add(piece) } }
        opener.finish()
        await work.finish()
        #expect(done.all == [0, 1, 2])
    }
}
