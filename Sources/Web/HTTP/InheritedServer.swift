import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Telemetry

/// Serves on a listener that somebody else has opened and keeps open: while one server ends and the next begins, connections wait there, and
/// none is refused. Hummingbird's own server opens its listener itself and takes none.
struct InheritedServer<ChildChannel: ServerChildChannel>: Service {
    let child: ChildChannel
    /// Of the listener; it is closed with the server.
    let descriptor: Int32
    let group: any EventLoopGroup
    let logger: Logger
    let onServerRunning: @Sendable (any Channel) async -> Void

    /// Whoever was let in at the last moment has so long to say what they want, before connections without a request are closed.
    private static var lastWords: Duration { .milliseconds(500) }

    func run() async throws {
        let open = OpenChannels()
        let server = try await ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(descriptor) { channel in
                open.insert(channel)
                return child.setup(channel: channel, logger: logger)
            }
        await withGracefulShutdownHandler {
            await onServerRunning(server.channel)
            await withDiscardingTaskGroup { group in
                do {
                    try await server.executeThenClose { accepted in
                        for try await value in accepted {
                            group.addTask { await child.handle(value: value, logger: logger) }
                        }
                    }
                } catch {
                    // The listener itself: what goes wrong with a connection ends that connection.
                    logger.tell(.library, "the listener ended", ["error": "\(error)"])
                }
            }
        } onGracefulShutdown: {
            // The listener is not closed at once: who was let in and is not served yet would be thrown away.
            Task {
                try? await server.channel.setOption(.autoRead, value: false).get()
                try? await Task.sleep(for: Self.lastWords)
                server.channel.close(promise: nil)
                open.end()
            }
        }
    }
}

/// Connections, to be told that the server ends.
private final class OpenChannels: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let hasEnded = Mutex(false)

    func insert(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        channels.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { _ in self.channels.withLock { $0[id] = nil } }
        // Whoever comes in at the very last: the stop waits for nobody who has said nothing.
        if hasEnded.withLock(\.self) {
            channel.eventLoop.scheduleTask(in: .milliseconds(500)) {
                channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            }
        }
    }

    /// Each ends after what it is doing.
    func end() {
        hasEnded.withLock { $0 = true }
        for channel in channels.withLock({ Array($0.values) }) {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }
}
