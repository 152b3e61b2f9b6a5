import AppConfiguration
import ChildProcesses
import Foundation

/// A listener that systemd keeps open for the server while nobody serves (``ListenSockets``).
struct KeptSocket: Sendable, Hashable {
    /// The socket unit.
    let unit: String

    private static let systemctl = "/usr/bin/systemctl"
    private static let service = "countersign.service"

    /// The one at `address`; nil where there is none, or no systemd to ask.
    static func find(at address: ListenAddress) async -> KeptSocket? {
        guard FileManager.default.isExecutableFile(atPath: systemctl) else { return nil }
        let asked = ChildProcess(
            systemctl, ["list-sockets", "--full", "--no-legend", "--no-pager"], environment: .only(["LC_ALL": "C"]),
            limit: .seconds(10))
        let told = await asked.printed(upTo: 1 << 20, wordsUpTo: 1 << 12)
        guard told.end == .exited(0) else { return nil }
        return KeptSocket(at: address, in: String(decoding: told.output, as: UTF8.self))
    }

    /// - Parameter told: a line for each socket: its address, its unit, and the service it is for.
    init?(at address: ListenAddress, in told: String) {
        for line in told.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, words[2] == Self.service, ListenAddress(String(words[0])) == address
            else { continue }
            unit = String(words[1])
            return
        }
        return nil
    }
}
