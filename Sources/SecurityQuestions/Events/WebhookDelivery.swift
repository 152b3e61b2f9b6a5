import Foundation

/// An event on its way to a webhook.
package struct WebhookDelivery: Sendable {
    package let id: ID<WebhookDelivery>
    package let sort: Sort
    package let madeAt: Date
    package let state: State
    /// How often it was tried.
    package let tries: Int
    /// When it is tried next, while it waits.
    package let nextAt: Date
    /// What came of the last try.
    package let status: Int?
    package let fault: WebhookFault?
    /// Nil of a test, and where the log does not tell it any more.
    package let event: MachineEvent?

    package enum Sort: String, Sendable { case event, replay, test }
    package enum State: String, Sendable { case waiting, delivered, failed }

    package init(
        id: ID<WebhookDelivery>, sort: Sort, madeAt: Date, state: State, tries: Int, nextAt: Date, status: Int?,
        fault: WebhookFault?, event: MachineEvent?
    ) {
        (self.id, self.sort, self.madeAt, self.state, self.tries) = (id, sort, madeAt, state, tries)
        (self.nextAt, self.status, self.fault, self.event) = (nextAt, status, fault, event)
    }
}

/// Why there was no answer.
package enum WebhookFault: String, Sendable {
    /// Not within ``WebhookSettlement/time``.
    case slow
    case unreachable
    case certificate
    /// Its name leads to where webhooks may not go.
    case forbiddenAddress = "forbidden_address"
    /// Its account or its entry was erased meanwhile.
    case erased
}

/// What came of a try.
package enum WebhookResult: Sendable, Hashable {
    /// - Parameter retryAfter: in seconds, where the answer says it.
    case answered(Int, retryAfter: TimeInterval?)
    case fault(WebhookFault)

    var isTaken: Bool { if case .answered(200..<300, _) = self { true } else { false } }
}

/// What follows from a try: the table of Standard Webhooks, ten tries within three days and a half, and then no more.
package struct WebhookSettlement: Sendable, Hashable {
    package let state: WebhookDelivery.State
    package let nextAt: Date
    /// Nil where the webhook goes on.
    package let pause: Webhook.Reason?

    /// In seconds, for everything of one try.
    package static let time = 15
    /// After so long without one that was taken, a webhook is paused.
    package static let patience: TimeInterval = 72 * 3600
    /// Before each try, from the one before: https://github.com/standard-webhooks/standard-webhooks (deliverability).
    package static let steps: [TimeInterval] = [
        0, 5, 300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600,
    ]
    /// Whatever a receiver asks for.
    private static let longestWait: TimeInterval = 24 * 3600

    /// - Parameters:
    ///   - tries: with this one.
    ///   - failingSince: when the first of the failures in a row was; nil where there was none.
    ///   - chance: from 0 to 1: a fifth more or less, so that they do not all come back at once.
    package init(of result: WebhookResult, tries: Int, failingSince: Date?, at now: Date, chance: Double) {
        if result.isTaken {
            (state, nextAt, pause) = (.delivered, now, nil)
            return
        }
        if case .answered(410, _) = result {
            // It is kept for whoever lets the webhook go on.
            (state, nextAt, pause) = (.waiting, now, .gone)
            return
        }
        if case .fault(.erased) = result {
            (state, nextAt, pause) = (.failed, now, nil)
            return
        }
        pause = failingSince.map { now.timeIntervalSince($0) >= Self.patience } ?? false ? .failing : nil
        guard tries < Self.steps.count else {
            (state, nextAt) = (.failed, now)
            return
        }
        var wait = Self.steps[tries] * (0.8 + 0.4 * chance)
        if case .answered(_, let asked?) = result { wait = max(wait, min(asked, Self.longestWait)) }
        (state, nextAt) = (.waiting, now.addingTimeInterval(wait))
    }
}
