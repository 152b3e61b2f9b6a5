import Foundation
import UnixSignals

/// What becomes of half a file when somebody presses Ctrl-C.
enum Interruption {
    /// Does `work`; told to stop meanwhile (SIGINT, SIGTERM), takes `paths` away and ends the program with 128 and the
    /// signal's number, as shells expect.
    static func removing<Result>(_ paths: [String], during work: () async throws -> Result) async throws -> Result {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let watch = Task {
            for await signal in signals {
                Terminal.complain("Stopped before the end: nothing is left of what was begun.")
                // The last thing, and twice: the work goes on beside it, and may be making one of them just now.
                for path in paths + paths { unsafe unlink(path) }  // a C string
                _exit(128 + signal.rawValue)
            }
        }
        defer { watch.cancel() }
        return try await work()
    }
}
