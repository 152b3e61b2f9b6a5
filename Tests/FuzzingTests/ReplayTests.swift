import Foundation
import Testing

/// Every input that is kept, each of which is of a kind that could go wrong: what is read of it is right, and reading does not
/// take for ever. `Scripts/fuzz` makes up new ones.
@Suite(.timeLimit(.minutes(5)))
struct `Inputs that are kept for fuzzing` {
    private static let corpora = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpora")

    private static func inputs(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = corpora.appending(path: target.rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
            .map { ($0, try [UInt8](Data(contentsOf: folder.appending(path: $0)))) }
    }

    @Test func `each folder of them belongs to a target, and each target has some`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpora.path())
        #expect(Set(folders) == Set(FuzzTarget.allCases.map(\.rawValue)))
        for target in FuzzTarget.allCases { #expect(try Self.inputs(target).count >= 5) }
    }

    @Test(arguments: FuzzTarget.allCases)
    func `each is read as it should be, cut off anywhere as well`(target: FuzzTarget) throws {
        #expect(target.fault([]) == nil)
        for input in try Self.inputs(target) {
            #expect(target.fault(input.bytes) == nil, "\(input.name)")
            for cut in stride(from: 1, to: input.bytes.count, by: max(1, input.bytes.count / 40)) {
                #expect(target.fault(Array(input.bytes[..<cut])) == nil, "\(input.name), cut to \(cut) bytes")
            }
        }
    }

    /// Work that grows with the square of the length would be 64 times as much. What is measured is the processor's time of
    /// this thread, so that it does not matter what else the machine does.
    @Test(arguments: FuzzTarget.allCases)
    func `eight times as much takes no more than a few times eight times the work`(target: FuzzTarget) throws {
        for input in try Self.inputs(target) where !input.bytes.isEmpty {
            let short = Self.work(target, Self.repeated(input.bytes, to: target.longest / 8), times: 3)
            let most = max(short, .microseconds(200)) * 32
            let whole = Self.repeated(input.bytes, to: target.longest)
            // Once says enough where it is little; where it is not, something else may have been in the way.
            let once = Self.work(target, whole, times: 1)
            let long = once < most ? once : Self.work(target, whole, times: 3)
            #expect(long < most, "\(input.name): \(short), then \(long)")
        }
    }

    private static func repeated(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        Array([[UInt8]](repeating: bytes, count: count / bytes.count + 1).joined().prefix(count))
    }

    /// The least of so many times.
    private static func work(_ target: FuzzTarget, _ input: [UInt8], times: Int) -> Duration {
        (0..<times).map { _ in
            let begin = processorTime()
            _ = target.fault(input)
            return processorTime() - begin
        }.min() ?? .zero
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)  // written where it is told
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
