import CoreMetrics

/// What came of the messages that were handed over.
package struct DeliveryMetrics: Sendable {
    private let sent, deferred, failed: Counter
    private let webhookTaken, webhookRefused: Counter

    init(_ factory: any MetricsFactory) {
        sent = factory.counter(.deliveries, .queue(.mail), .result(.sent))
        deferred = factory.counter(.deliveries, .queue(.mail), .result(.deferred))
        failed = factory.counter(.deliveries, .queue(.mail), .result(.failed))
        webhookTaken = factory.counter(.deliveries, .queue(.webhook), .result(.sent))
        webhookRefused = factory.counter(.deliveries, .queue(.webhook), .result(.deferred))
    }

    package func mailSent() { sent.increment() }
    /// It waits for another try.
    package func mailDeferred() { deferred.increment() }
    /// It was given up.
    package func mailFailed() { failed.increment() }
    /// A receiver took an event.
    package func webhookSent() { webhookTaken.increment() }
    /// It did not: there is another try, or it was the last.
    package func webhookDeferred() { webhookRefused.increment() }
}
