import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization

@testable import Web

/// The Office Manager on a port of its own for as long as a test lasts.
struct RunningListener: Sendable {
    let port: Int

    static func with<Result: Sendable>(
        _ services: WebServices, limits: ConnectionLimits, tls: TestCertificate? = nil,
        certificate: ServerCertificate? = nil,
        _ test: @Sendable (RunningListener) async throws -> Result
    ) async throws -> Result {
        var logger = Logger(label: "WebTests")
        logger.logLevel = .critical
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let certificate = try certificate ?? tls.map { try ServerCertificate($0.files) }
        let listener = Listener(
            host: "127.0.0.1", port: 0, tls: certificate, limits: limits, logger: logger,
            onReady: { port.yield($0) })
        let group = ServiceGroup(
            configuration: .init(services: [try Portal.application(services, at: listener)], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            guard let bound = await ports.first(where: { _ in true }) else { throw NotBound() }
            do {
                let result = try await test(RunningListener(port: bound))
                await group.triggerGracefulShutdown()
                return result
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
        }
    }
}

struct NotBound: Error {}
