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
        brand: Brand.ID? = "northline", client: String? = nil
    ) -> AuditEvent {
        AuditEvent(
            at: Date(timeIntervalSince1970: 0), kind: kind, actor: actor, detail: detail, brand: brand, client: client)
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
        let portal = #"countersign_logins_total{site="portal",method="password",result="#
        let care = #"countersign_logins_total{site="care",method="password",result="#
        #expect(told.contains(portal + #""success"} 2"#) && told.contains(portal + #""failure"} 1"#))
        #expect(told.contains(care + #""failure"} 1"#) && told.contains(care + #""second_factor_failure"} 1"#))
        #expect(told.contains(portal + #""second_factor_failure"} 1"#))
        #expect(!told.contains("Zoë"))
    }

    @Test func `a check is counted by its channel`() {
        let agent = AuditEvent.Actor.agent(ID(UUID()), name: "Zoë")
        let told = page([
            event(.codeVerified, agent), event(.codeVerified, agent, client: "crm"),
            event(.codeVerified, client: "menu"),
            event(.answerWrong, agent, client: "crm"), event(.attemptRefused, agent, client: "crm"),
        ])
        let name = "countersign_checks_total"
        for channel in ["agent", "api", "ivr"] {
            #expect(told.contains(#"\#(name){brand="northline",proof="code",channel="\#(channel)",result="match"} 1"#))
        }
        #expect(told.contains(#"\#(name){brand="northline",proof="answer",channel="api",result="no_match"} 1"#))
        #expect(told.contains(#"\#(name){brand="northline",proof="none",channel="api",result="refused"} 1"#))
        #expect(!told.contains(#"proof="answer",channel="ivr""#) && !told.contains("crm"))
    }

    @Test func `a log-in by the company is told from one by a password`() {
        let told = page([
            event(.memberLoggedIn, detail: SessionStart.byCompany), event(.agentLoggedIn, brand: nil),
            event(.agentLoggedIn, detail: SessionStart.byCompany, brand: nil),
            event(.companyLogInRefused, .visitor, detail: "noGroup", brand: nil),
            event(.companyLogInRefused, .visitor, detail: "noGroup 7", brand: nil),
            event(.companyLogInRefused, .visitor, detail: "otherIssuer"),
        ])
        let name = "countersign_logins_total"
        #expect(told.contains(#"\#(name){site="portal",method="oidc",result="success"} 1"#))
        #expect(told.contains(#"\#(name){site="care",method="oidc",result="success"} 1"#))
        #expect(told.contains(#"\#(name){site="care",method="password",result="success"} 1"#))
        #expect(told.contains(#"\#(name){site="care",method="oidc",result="failure"} 8"#))
        #expect(told.contains(#"\#(name){site="portal",method="oidc",result="failure"} 1"#))
    }

    @Test func `a proof that is used or taken back is counted`() {
        let told = page([event(.grantUsed, client: "billing"), event(.grantRevoked, client: "crm")])
        #expect(told.contains(#"countersign_grants_total{event="used"} 1"#))
        #expect(told.contains(#"countersign_grants_total{event="revoked"} 1"#))
    }

    @Test func `what strangers do is counted as often as they did it`() {
        let told = page([event(.memberLoginFailed, .visitor), event(.memberLoginFailed, .visitor, detail: "41")])
        #expect(told.contains(#"countersign_logins_total{site="portal",method="password",result="failure"} 42"#))
    }

    @Test func `a brand that is not configured makes no series, and a name or a reason none either`() {
        let before = page([])
        let told = page([event(.answerWrong, brand: "gone"), event(.questionUnlocked, detail: "Zoë called twice")])
        #expect(told.split(separator: "\n").count == before.split(separator: "\n").count)
        #expect(!told.contains("gone") && !told.contains("Zoë"))
    }
}
