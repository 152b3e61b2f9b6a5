import AppConfiguration
import Foundation
import Logging
import SecurityQuestions
import ServiceLifecycle
import Telemetry
import Web

/// What tells metrics to whoever asks; nothing where nobody is to ask.
func metricsListener(
    _ context: AppContext, _ configuration: Configuration, _ served: ServedBrands, _ certificate: ServerCertificate?,
    _ limits: ConnectionLimits, _ openFiles: Int, _ server: ServerStanding, _ logger: Logger
) throws -> [any Service] {
    guard let address = configuration.telemetry, let registry = context.telemetry.registry else { return [] }
    let brands: @Sendable () -> [Brand.ID] = { served.now.all.map(\.id) }
    context.telemetry.jobs.begin(at: context.world.now().timeIntervalSince1970)
    let readings = ServerReadings(context, configuration, certificate: certificate, openFiles: openFiles)
    let gauges = StandingGauges(brands: brands(), streams: configuration.auditStream != nil, context.telemetry)
    let door = try MetricsDoor.application(
        registry, at: listener(address, nil, limits, logger) { _ in },
        refresh: {
            readings.take()
            // What only a change meets; a look finds that the database answers.
            if !server.takesWrites { gauges.notReady() }
        })
    let standing = StandingWatch(
        stores: context.stores, world: context.world, brands: brands, gauges: gauges, jobs: context.telemetry.jobs)
    return [door, standing]
}
