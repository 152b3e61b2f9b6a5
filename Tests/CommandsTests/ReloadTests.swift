import AppConfiguration
import Foundation
import SecurityQuestions
import Telemetry
import TestConfiguration
import Testing

@testable import Commands

/// What a reload tells and counts.
struct ReloadTests {
    private func brands(_ texts: String...) throws -> Brands {
        try Brands(texts.flatMap { try ConfigurationTexts.read("data: /d", brands: $0).brands.all })
    }

    private static let quay = ConfigurationTexts.brand.replacing("northline", with: "quay")

    @Test func `each brand is added, changed, taken away, or as it was`() throws {
        let before = try brands(ConfigurationTexts.brand)
        #expect(BrandChange(from: before, to: before).isNone)
        let both = BrandChange(from: before, to: try brands(ConfigurationTexts.brand, Self.quay))
        #expect(both.added == ["quay"] && both.changed.isEmpty && both.removed.isEmpty)
        #expect(both.facts.keys.sorted() == ["added"])
        let other = BrandChange(from: before, to: try brands(Self.quay))
        #expect(other.added == ["quay"] && other.removed == ["northline"])
        let edits = [
            ("0100", "0199"), ("#8ab8f0", "#000000"), ("fr.north", "nord.north"), ("Northline", "Southline"),
        ]
        for (old, new) in edits {
            let changed = BrandChange(
                from: before, to: try brands(ConfigurationTexts.brand.replacing(old, with: new)))
            #expect(changed.changed == ["northline"] && changed.added.isEmpty && changed.removed.isEmpty)
        }
    }

    @Test func `what befalls an added brand is counted, and of one that went nothing stands any more`() throws {
        let telemetry = Telemetry()
        func page() -> String { telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) } ?? "" }
        let events = EventMetrics(brands: ["northline"], telemetry)
        let event = AuditEvent(
            at: Date(timeIntervalSince1970: 0), kind: .answerVerified, actor: .system, brand: "quay")
        events.count([event])
        #expect(!page().contains("quay"))
        events.add(["northline", "quay"])
        events.count([event])
        #expect(page().contains(#"brand="quay",proof="answer",channel="agent",result="match"} 1"#))

        let gauges = StandingGauges(brands: ["northline", "quay"], streams: false, telemetry)
        let standing = Standing(
            lockedQuestions: ["northline": 2, "quay": 3], stoppedBrands: ["quay"], waitingMessages: 0,
            oldestMessage: nil, waitingDeliveries: 4, oldestDelivery: Date(timeIntervalSince1970: 0), lastEntry: 0,
            unsignedEntries: 0, unsignedSince: nil, lastBackup: nil)
        gauges.take(standing, of: ["northline", "quay"], at: .now)
        #expect(page().contains(#"countersign_outbox_messages{queue="webhook",state="waiting"} 4"#))
        #expect(page().contains(#"countersign_outbox_messages{queue="mail",state="waiting"} 0"#))
        #expect(page().contains(#"countersign_locked_questions{brand="quay"} 3"#))
        #expect(page().contains(#"countersign_brand_stopped{brand="quay"} 1"#))
        gauges.take(standing, of: ["northline"], at: .now)
        #expect(page().contains(#"countersign_locked_questions{brand="quay"} 0"#))
        #expect(page().contains(#"countersign_brand_stopped{brand="quay"} 0"#))
        #expect(page().contains(#"countersign_locked_questions{brand="northline"} 2"#))
    }

    @Test func `a listener that systemd keeps is told from others'`() throws {
        let told = """
            127.0.0.1:8080                  countersign-portal.socket       countersign.service
            127.0.0.1:8081                  cockpit.socket                  cockpit.service
            [::1]:8082                      countersign-api.socket          countersign.service
            /run/dbus/system_bus_socket     dbus.socket                     dbus.service
            kobject-uevent 1                systemd-udevd-kernel.socket     systemd-udevd.service
            """
        func unit(_ address: String) throws -> String? {
            KeptSocket(at: try #require(ListenAddress(address)), in: told)?.unit
        }
        #expect(try unit("127.0.0.1:8080") == "countersign-portal.socket")
        #expect(try unit("[::1]:8082") == "countersign-api.socket")
        #expect(try unit("127.0.0.1:8081") == nil && unit("127.0.0.1:8082") == nil && unit("127.0.0.1:9464") == nil)
    }
}
