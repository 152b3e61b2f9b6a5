import Foundation
import Logging
import ServiceLifecycle
import Telemetry
import Web

/// Tells the operator while there is still time: a process that may open nothing more can neither take a connection nor open
/// its database.
struct OpenFilesWatch: Service {
    let limit: Int
    let logger: Logger

    static let pause = Duration.seconds(10)
    /// Told again after so many looks.
    private static let silence = 30

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var looksSinceTold = Self.silence
            while true {
                looksSinceTold += 1
                if looksSinceTold >= Self.silence, let words = Self.warning(open: OpenFiles.count, of: limit) {
                    logger.tell(.openFilesNearLimit, words)
                    looksSinceTold = 0
                }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Nil below ``ConnectionLimits/mostFiles(of:)``, and where the system does not say.
    static func warning(open: Int?, of limit: Int) -> Logger.Message? {
        guard let open, open >= ConnectionLimits.mostFiles(of: limit) else { return nil }
        return
            "\(open) of \(limit) open files are in use, and connections are refused: raise LimitNOFILE, or find out who opens so many connections"
    }
}
