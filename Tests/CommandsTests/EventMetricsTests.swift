import Foundation
import SecurityQuestions
import Telemetry
import Testing

@testable import Commands

/// What the audit log says is what is counted.
struct EventMetricsTests {
    private func page(_ events: [AuditEvent]) -> String {
        let telemetry = Telemetry()
        EventMetrics(brands: ["northline", "atelier-vingt"], telemetry).count(events)
        return telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) } ?? ""
    }

    private func event(
        _ kind: AuditEvent.Kind, _ actor: AuditEvent.Actor = .system, detail: String? = nil,
        brand: Brand.ID? = "northline"
    ) -> AuditEvent {
        AuditEvent(at: Date(timeIntervalSince1970: 0), kind: kind, actor: actor, detail: detail, brand: brand)
    }

    @Test func `a check is counted by brand, proof and result`() {
        let told = page([
            event(.answerVerified), event(.answerWrong), event(.answerWrong, brand: "atelier-vingt"),
            event(.codeVerified),
            event(.attemptRefused, detail: "agentPaused"), event(.attemptRefused, detail: "locked"),
        ])
        let name = "countersign_checks_total"
        #expect(told.contains(#"\#(name){brand="northline",proof="answer",channel="agent",result="match"} 1"#))
        #expect(told.contains(#"\#(name){brand="northline",proof="answer",channel="agent",result="no_match"} 1"#))
        #expect(told.contains(#"\#(name){brand="atelier-vingt",proof="answer",channel="agent",result="no_match"} 1"#))
        #expect(told.contains(#"\#(name){brand="northline",proof="code",channel="agent",result="match"} 1"#))
        #expect(told.contains(#"\#(name){brand="northline",proof="none",channel="agent",result="refused"} 2"#))
        #expect(told.contains(#"countersign_agent_attempts_refused_total{brand="northline"} 1"#))
        #expect(told.contains("countersign_audit_entries_total 6\n"))
    }

    @Test func `a log-in is counted by its door, the second factor too`() {
        let agent = AuditEvent.Actor.agent(ID(UUID()), name: "Zoë")
        let told = page([
            event(.memberLoggedIn), event(.memberLoggedInNewBrowser), event(.memberLoginFailed),
            event(.agentLoginFailed, brand: nil),
            event(.secondFactorFailed, agent, brand: nil), event(.secondFactorFailed),
        ])
        #expect(told.contains(#"countersign_logins_total{site="portal",result="success"} 2"#))
        #expect(told.contains(#"countersign_logins_total{site="portal",result="failure"} 1"#))
        #expect(told.contains(#"countersign_logins_total{site="care",result="failure"} 1"#))
        #expect(told.contains(#"countersign_logins_total{site="care",result="second_factor_failure"} 1"#))
        #expect(told.contains(#"countersign_logins_total{site="portal",result="second_factor_failure"} 1"#))
        #expect(!told.contains("Zoë"))
    }

    @Test func `what strangers do is counted as often as they did it`() {
        let told = page([event(.memberLoginFailed, .visitor), event(.memberLoginFailed, .visitor, detail: "41")])
        #expect(told.contains(#"countersign_logins_total{site="portal",result="failure"} 42"#))
    }

    @Test func `a brand that is not configured makes no series, and a name or a reason none either`() {
        let before = page([])
        let told = page([event(.answerWrong, brand: "gone"), event(.questionUnlocked, detail: "Zoë called twice")])
        #expect(told.split(separator: "\n").count == before.split(separator: "\n").count)
        #expect(!told.contains("gone") && !told.contains("Zoë"))
    }
}
