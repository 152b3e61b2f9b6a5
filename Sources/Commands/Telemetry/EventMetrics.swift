import CoreMetrics
import SecurityQuestions
import Synchronization
import Telemetry

/// Counts what the audit log says, once it is on the disk: figures and log cannot tell different stories.
package final class EventMetrics: Sendable {
    private let entries, loginsSprayed, recordsAltered, ownPauses, supervisorsPauses: Counter
    private let brands: Mutex<[Brand.ID: OfBrand]>
    private let factory: any MetricsFactory
    private let logins: [AuditEvent.Kind: Counter]
    private let wrongFactors: [MetricLabel.SiteName: Counter]

    package init(brands: [Brand.ID], _ telemetry: Telemetry) {
        let factory = telemetry.factory
        self.factory = factory
        self.brands = Mutex([:])
        entries = factory.counter(.auditEntries)
        loginsSprayed = factory.counter(.loginsSprayed)
        recordsAltered = factory.counter(.recordsAltered)
        ownPauses = factory.counter(.agentPauses, .kind(.budget))
        supervisorsPauses = factory.counter(.agentPauses, .kind(.supervisor))
        let customers = factory.counter(.logins, .site(.portal), .result(.success))
        logins = [
            .memberLoggedIn: customers, .memberLoggedInNewBrowser: customers,
            .memberLoginFailed: factory.counter(.logins, .site(.portal), .result(.failure)),
            .agentLoggedIn: factory.counter(.logins, .site(.care), .result(.success)),
            .agentLoginFailed: factory.counter(.logins, .site(.care), .result(.failure)),
        ]
        wrongFactors = MetricLabel.SiteName.allCases.reduce(into: [:]) {
            $0[$1] = factory.counter(.logins, .site($1), .result(.secondFactorFailure))
        }
        add(brands)
    }

    private struct OfBrand: Sendable {
        let kinds: [AuditEvent.Kind: Counter]
        let pausedAttempts: Counter
    }

    /// What befalls these brands is counted from here on.
    func add(_ brands: [Brand.ID]) {
        self.brands.withLock { known in
            for brand in brands where known[brand] == nil {
                known[brand] = OfBrand(
                    kinds: Self.counters(of: brand, factory),
                    pausedAttempts: factory.counter(.agentAttemptsRefused, .brand(brand)))
            }
        }
    }

    /// Every series of a brand is there from the start: a rate of what has never happened is 0, not unknown.
    private static func counters(of brand: Brand.ID, _ factory: any MetricsFactory) -> [AuditEvent.Kind: Counter] {
        func check(_ proof: MetricLabel.Proof, _ result: MetricLabel.Result) -> Counter {
            factory.counter(.checks, .brand(brand), .proof(proof), .channel(.agent), .result(result))
        }
        func lock(_ kind: MetricLabel.Kind) -> Counter { factory.counter(.locks, .brand(brand), .kind(kind)) }
        return [
            .answerVerified: check(.answer, .match), .answerWrong: check(.answer, .noMatch),
            .answerSoundsAlike: check(.answer, .soundsAlike), .answerNotChecked: check(.answer, .notChecked),
            .codeVerified: check(.code, .match), .codeWrong: check(.code, .noMatch),
            .codeNotChecked: check(.code, .notChecked), .attemptRefused: check(.none, .refused),
            .questionLocked: lock(.locked), .answerDead: lock(.dead), .codeDead: lock(.code),
            .reportedNotMe: lock(.reported),
            .impostorReported: factory.counter(.impostorReports, .brand(brand)),
        ]
    }

    package func count(_ events: [AuditEvent]) {
        entries.increment(by: events.count)
        for event in events { count(event) }
    }

    /// What strangers do is recorded by the minute: one entry tells how many followed (``VisitorEvents``).
    private static func count(of event: AuditEvent) -> Int {
        guard case .visitor = event.actor else { return 1 }
        return event.detail.flatMap { Int($0) } ?? 1
    }

    private func count(_ event: AuditEvent) {
        let own = event.brand.flatMap { brand in brands.withLock { $0[brand] } }
        own?.kinds[event.kind]?.increment()
        logins[event.kind]?.increment(by: Self.count(of: event))
        switch event.kind {
        case .attemptRefused where event.detail == AttemptRefusal.Reason.agentPaused.rawValue:
            own?.pausedAttempts.increment()
        case .agentPaused: ownPauses.increment()
        case .agentStopped: supervisorsPauses.increment()
        case .loginsSprayed: loginsSprayed.increment()
        case RecordAltered.kind: recordsAltered.increment()
        case .secondFactorFailed:
            if case .agent = event.actor {
                wrongFactors[.care]?.increment()
            } else {
                wrongFactors[.portal]?.increment()
            }
        default: break
        }
    }
}
