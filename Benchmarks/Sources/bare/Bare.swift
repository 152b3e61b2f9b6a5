import Foundation
import Hummingbird
import HummingbirdCore
import Logging

/// A Hummingbird server that says hello, on the event loops and with the limits that Countersign's listeners have.
///
/// `bare [PORT]` prints its address once it takes connections.
@main
struct Bare {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        let router = Router()
        router.get("/") { _, _ in "hello" }
        let server = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(30),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 100)))
        var logger = Logger(label: "bare")
        logger.logLevel = .warning
        let application = Application(
            router: router, server: server,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                let address = "http://127.0.0.1:\(channel.localAddress?.port ?? port)\n"
                FileHandle.standardOutput.write(Data(address.utf8))
            }, logger: logger)
        try await application.runService()
    }
}
