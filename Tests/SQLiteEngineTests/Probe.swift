import Foundation
import TestSupport

/// The program `StoreCrashProbe` as a process of its own.
final class Probe {
    private let process: Process
    private let folder: TemporaryFolder
    private var output: String { folder.path(of: "output") }

    private init(_ arguments: [String]) throws {
        folder = try TemporaryFolder()
        process = Process()
        let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        process.executableURL = products.appending(path: "StoreCrashProbe")
        process.arguments = arguments
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process.standardOutput = FileHandle(forWritingAtPath: output)
        try process.run()
    }

    static func start(_ arguments: [String]) throws -> Probe { try Probe(arguments) }

    var isRunning: Bool { process.isRunning }

    func waitUntilExit() { process.waitUntilExit() }

    /// As `kill -9` does.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What it has said so far, in whole lines.
    func lines() -> [String] {
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}
