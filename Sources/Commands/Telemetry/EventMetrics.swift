import CoreMetrics
import SecurityQuestions
import Synchronization
import Telemetry

/// Counts what the audit log says, once it is on the disk: figures and log cannot tell different stories.
package final class EventMetrics: Sendable {
    private let entries, loginsSprayed, recordsAltered, ownPauses, supervisorsPauses: Counter
    private let brands: Mutex<[Brand.ID: OfBrand]>
    private let factory: any MetricsFactory
    private let logins: [AuditEvent.Kind: [MetricLabel.LogInMethod: Counter]]
    private let grants: [AuditEvent.Kind: Counter]
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
        func counters(_ site: MetricLabel.SiteName, _ result: MetricLabel.Result)
            -> [MetricLabel.LogInMethod: Counter]
        {
            MetricLabel.LogInMethod.allCases.reduce(into: [:]) {
                $0[$1] = factory.counter(.logins, .site(site), .logInMethod($1), .result(result))
            }
        }
        let customers = counters(.portal, .success)
        logins = [
            .memberLoggedIn: customers, .memberLoggedInNewBrowser: customers,
            .memberLoginFailed: counters(.portal, .failure),
            .agentLoggedIn: counters(.care, .success), .agentLoginFailed: counters(.care, .failure),
        ]
        grants = [
            .grantUsed: factory.counter(.grants, .grantEvent(.used)),
            .grantRevoked: factory.counter(.grants, .grantEvent(.revoked)),
        ]
        wrongFactors = [MetricLabel.SiteName.portal, .care].reduce(into: [:]) {
            $0[$1] = factory.counter(.logins, .site($1), .logInMethod(.password), .result(.secondFactorFailure))
        }
        add(brands)
    }

    private struct OfBrand: Sendable {
        let checks: [AuditEvent.Kind: [MetricLabel.Channel: Counter]]
        let kinds: [AuditEvent.Kind: Counter]
        let pausedAttempts: Counter
    }

    /// What befalls these brands is counted from here on.
    func add(_ brands: [Brand.ID]) {
        self.brands.withLock { known in
            for brand in brands where known[brand] == nil {
                known[brand] = OfBrand(
                    checks: Self.checks(of: brand, factory), kinds: Self.counters(of: brand, factory),
                    pausedAttempts: factory.counter(.agentAttemptsRefused, .brand(brand)))
            }
        }
    }

    /// Every series of a brand is there from the start: a rate of what has never happened is 0, not unknown. A telephone menu checks
    /// codes alone.
    private static func checks(of brand: Brand.ID, _ factory: any MetricsFactory)
        -> [AuditEvent.Kind: [MetricLabel.Channel: Counter]]
    {
        func check(_ proof: MetricLabel.Proof, _ result: MetricLabel.Result) -> [MetricLabel.Channel: Counter] {
            MetricLabel.Channel.allCases.filter { proof != .answer || $0 != .ivr }.reduce(into: [:]) {
                $0[$1] = factory.counter(.checks, .brand(brand), .proof(proof), .channel($1), .result(result))
            }
        }
        return [
            .answerVerified: check(.answer, .match), .answerWrong: check(.answer, .noMatch),
            .answerSoundsAlike: check(.answer, .soundsAlike), .answerNotChecked: check(.answer, .notChecked),
            .codeVerified: check(.code, .match), .codeWrong: check(.code, .noMatch),
            .codeNotChecked: check(.code, .notChecked), .attemptRefused: check(.none, .refused),
        ]
    }

    private static func counters(of brand: Brand.ID, _ factory: any MetricsFactory) -> [AuditEvent.Kind: Counter] {
        func lock(_ kind: MetricLabel.Kind) -> Counter { factory.counter(.locks, .brand(brand), .kind(kind)) }
        return [
            .questionLocked: lock(.locked), .answerDead: lock(.dead), .codeDead: lock(.code),
            .reportedNotMe: lock(.reported),
            .impostorReported: factory.counter(.impostorReports, .brand(brand)),
        ]
    }

    package func count(_ events: [AuditEvent]) {
        entries.increment(by: events.count)
        for event in events { count(event) }
    }

    /// What strangers do is recorded by the minute: one entry tells how many followed (``VisitorEvents``), behind the reason where
    /// there is one.
    private static func count(of event: AuditEvent) -> Int {
        guard case .visitor = event.actor else { return 1 }
        return event.detail?.split(separator: " ").last.flatMap { Int($0) } ?? 1
    }

    /// A program that has no agent behind it is a telephone menu.
    private static func channel(of event: AuditEvent) -> MetricLabel.Channel {
        guard event.client != nil else { return .agent }
        if case .agent = event.actor { return .api }
        return .ivr
    }

    /// Of a log-in: its kind as by a password, and by what it was.
    private static func logIn(_ event: AuditEvent) -> (AuditEvent.Kind, MetricLabel.LogInMethod) {
        guard event.kind != .companyLogInRefused else {
            return (event.brand == nil ? .agentLoginFailed : .memberLoginFailed, .oidc)
        }
        return (event.kind, event.detail == SessionStart.byCompany ? .oidc : .password)
    }

    private func count(_ event: AuditEvent) {
        let own = event.brand.flatMap { brand in brands.withLock { $0[brand] } }
        own?.checks[event.kind]?[Self.channel(of: event)]?.increment()
        own?.kinds[event.kind]?.increment()
        grants[event.kind]?.increment()
        let (kind, method) = Self.logIn(event)
        logins[kind]?[method]?.increment(by: Self.count(of: event))
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
