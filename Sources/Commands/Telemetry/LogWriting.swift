import AppConfiguration
import Encodings
import Foundation
import Logging
import SecurityQuestions
import Telemetry

/// How the server's log is written, as the configuration has it.
struct LogWriting: Sendable {
    private let writer: any LineWriter
    private let level: Logger.Level
    private let world: World

    init(_ configuration: Configuration, _ world: World) {
        self.world = world
        level = configuration.logLevel
        let text = StandardErrorWriter(TextLines().text)
        writer =
            switch configuration.logFormat {
            case .text: text
            case .json: StandardErrorWriter(Self.json(world, node: configuration.node.name).text)
            case .journal: Self.journal(orElse: text)
            }
    }

    func logger(counting lines: LineMetrics) -> Logger {
        Logger(label: "countersign") { _ in ServerLog(writer, level: level, counting: lines, now: world.now) }
    }

    private static func json(_ world: World, node: String) -> JSONLines {
        JSONLines(
            version: ProgramVersion.number, instance: Hexadecimal.text(world.randomBytes(8)),
            host: SystemName.host, node: node)
    }

    /// Where standard error leads elsewhere, somebody reads it there.
    private static func journal(orElse text: any LineWriter) -> any LineWriter {
        guard JournalWriter.isOurs(ProcessInfo.processInfo.environment[JournalWriter.variable]) else { return text }
        return JournalWriter(orElse: text) ?? text
    }
}

/// How this machine calls itself (proc(5)): Foundation would ask the network for it.
enum SystemName {
    static var host: String {
        let name = try? String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
        return name?.split(separator: "\n").first.map(String.init) ?? "unknown"
    }
}
