import CoreMetrics

/// What came of the messages that were handed over.
package struct DeliveryMetrics: Sendable {
    private let sent, deferred, failed: Counter

    init(_ factory: any MetricsFactory) {
        sent = factory.counter(.deliveries, .queue(.mail), .result(.sent))
        deferred = factory.counter(.deliveries, .queue(.mail), .result(.deferred))
        failed = factory.counter(.deliveries, .queue(.mail), .result(.failed))
    }

    package func mailSent() { sent.increment() }
    /// It waits for another try.
    package func mailDeferred() { deferred.increment() }
    /// It was given up.
    package func mailFailed() { failed.increment() }
}
