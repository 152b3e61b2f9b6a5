import Foundation
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport

/// What a test starts as a process of its own, to kill it or to take its rights away.
///
///     StoreCrashProbe burst DATABASE SEED     edits and checks without end, telling on standard output what is done
///     StoreCrashProbe open DATABASE           opens the database as nobody and tells what came of it
@main
enum Main {
    static func main() async throws {
        alarm(60)  // if the test died before it could kill this
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("burst", 4): try await Burst(path: arguments[2], seed: UInt64(arguments[3]) ?? 0).run()
        case ("open", 3): try openAsNobody(arguments[2])
        default: exit(64)
        }
    }

    /// The superuser may write anywhere, so that rights are of no account until they are given up.
    private static func openAsNobody(_ path: String) throws {
        let nobody: UInt32 = 65534
        if geteuid() == 0, setgid(nobody) != 0 || setuid(nobody) != 0 { exit(70) }
        do {
            let store = try SQLStore.sqlite(at: path, world: AdvancingWorld().world)
            tell("opened")
            try store.close()
        } catch let failure as StoreFailure {
            tell("\(failure)")
        }
    }
}

/// Says one line at once, whatever becomes of this process.
func tell(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
