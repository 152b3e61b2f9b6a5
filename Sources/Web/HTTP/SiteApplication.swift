import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// Nobody can be served at an address.
package struct ListenerRefused: Error, Hashable {
    /// With its port.
    package let address: String
    /// The system's, such as `EADDRINUSE`.
    package let errorNumber: Int32
}

/// An application on a listener of its own, which Hummingbird serves, or on an inherited one (``InheritedServer``).
struct SiteApplication<Responder: HTTPResponder<WebContext>>: ApplicationProtocol {
    let base: Application<Responder>
    /// Of the inherited listener; nil where one is opened.
    let inherited: Int32?
    let makeChannel: @Sendable (@escaping HTTPChannelHandler.Responder) throws -> any ServerChildChannel
    /// Where it listens, with the port.
    let address: String

    var responder: Responder { base.responder }
    var server: HTTPServerBuilder { base.server }
    var eventLoopGroup: any EventLoopGroup { base.eventLoopGroup }
    var configuration: ApplicationConfiguration { base.configuration }
    var services: [any Service] { base.services }
    var logger: Logger { base.logger }
    func onServerRunning(_ channel: any Channel) async { await base.onServerRunning(channel) }

    func run() async throws {
        guard let inherited else {
            do { return try await base.run() } catch let error as IOError {
                throw ListenerRefused(address: address, errorNumber: error.errnoCode)
            }
        }
        let (responder, logger) = (responder, logger)
        let channel = try makeChannel { request, writer, channel in
            var logger = logger
            logger[metadataKey: "hb.request.id"] = "\(RequestID())"
            let context = WebContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
            var response: Response
            do {
                response = try await responder.respond(to: request, context: context)
            } catch let error as HTTPParserError {
                throw error
            } catch {
                response = Response(status: .internalServerError)
            }
            response.headers[.date] = Self.date
            try await writer.write(response: response.head, body: response.body)
        }
        try await serve(channel, inherited)
    }

    /// RFC 9110 §5.6.7.
    private static var format: Date.VerbatimFormatStyle {
        Date.VerbatimFormatStyle(
            format: """
                \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT
                """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian))
    }

    private static var date: String {
        Date.now.formatted(format)  // house rule: as Hummingbird does it on a listener of its own
    }

    private func serve(_ child: some ServerChildChannel, _ descriptor: Int32) async throws {
        try await InheritedServer(
            child: child, descriptor: descriptor, group: eventLoopGroup, logger: logger,
            onServerRunning: onServerRunning
        ).run()
    }
}
