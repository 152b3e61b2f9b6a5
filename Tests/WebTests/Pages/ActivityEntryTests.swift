import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// Events as people read them.
@Suite struct `What happened` {
    private static let call = ID<Call>(UUID())
    private static let person = AuditEvent.Actor.member(ID(UUID()), name: "Margaret")

    /// The newest first, a minute apart.
    private func events(_ kinds: [(AuditEvent.Kind, ID<Call>?)]) -> [RecordedEvent] {
        kinds.enumerated().map { place, event in
            RecordedEvent(
                number: Int64(100 - place),
                event: AuditEvent(
                    at: Date(timeIntervalSince1970: 1_795_365_480).addingTimeInterval(Double(-place) * 60),
                    kind: event.0, actor: Self.person, call: event.1),
                place: nil)
        }
    }

    @Test func `in a call is one entry, where its newest event stands, whatever came between`() {
        let entries = ActivityEntry.all(
            of: events([
                (.memberLoggedIn, nil), (.callEnded, Self.call), (.passwordChanged, nil), (.answerVerified, Self.call),
                (.callOpened, Self.call), (.callEnded, ID(UUID())),
            ]))
        #expect(entries.map(\.newest.kind) == [.memberLoggedIn, .callEnded, .passwordChanged, .callEnded])
        #expect(entries[1].isCall && entries[1].steps.map(\.kind) == [.callOpened, .answerVerified, .callEnded])
        #expect(!entries[3].isCall)
    }

    @Test func `again and again is one entry where that is asked for`() {
        let same = events([
            (.questionChanged, nil), (.questionChanged, nil), (.memberLoggedIn, nil), (.questionChanged, nil),
        ])
        #expect(ActivityEntry.all(of: same).count == 4)
        #expect(ActivityEntry.all(of: same, joinsRepeats: true).map(\.count) == [2, 1, 1])
    }

    private func event(_ kind: AuditEvent.Kind, _ actor: AuditEvent.Actor, call: ID<Call>? = nil, client: String?)
        -> RecordedEvent
    {
        let now = Date(timeIntervalSince1970: 1_795_365_480)
        let event = AuditEvent(at: now, kind: kind, actor: actor, call: call, client: client)
        return RecordedEvent(number: 1, event: event, place: nil)
    }

    @Test func `by a program for an agent is told of the call, whoever ended it`() {
        let agent = AuditEvent.Actor.agent(ID(UUID()), name: "Alex")
        let byProgram = ActivityEntry.all(of: [
            event(.callEnded, agent, call: Self.call, client: nil),
            event(.answerVerified, agent, call: Self.call, client: "crm"),
            event(.callOpened, agent, call: Self.call, client: "crm"),
        ])
        #expect(byProgram.map(\.program) == ["crm"])
        let byHand = ActivityEntry.all(of: [event(.callEnded, agent, call: Self.call, client: nil)])
        // A program that did it for nobody is who did it.
        let alone = ActivityEntry.all(of: [event(.accountChanged, .system, client: "billing")])
        #expect(byHand.map(\.program) == [nil] && alone.map(\.program) == [nil])
    }

    @Test func `by two programs is two entries`() {
        let events = ["billing", "billing", "crm"].map { event(.accountChanged, .system, client: $0) }
        #expect(ActivityEntry.all(of: events, joinsRepeats: true).map(\.count) == [2, 1])
    }

    @Test func `on one day of the brand's stands under that day`() throws {
        let zone = try #require(TimeZone(identifier: "America/Toronto"))
        let text = Text(language: .en, zone: zone)
        // 01:30 of the 2nd in London is the 1st in Toronto.
        let now = try Date("2026-03-03T01:30:00Z", strategy: .iso8601)
        let entries = ActivityEntry.all(
            of: [0.0, 2, 23, 47, 200].enumerated().map { place, hours in
                RecordedEvent(
                    number: Int64(100 - place),
                    event: AuditEvent(at: now - hours * 3600, kind: .memberLoggedIn, actor: Self.person), place: nil)
            })
        let days = ActivityDays(now: now, text: text)
        let told = days.split(entries).map { "\(days.words($0.day)): \($0.entries.count)" }
        #expect(
            told == [
                "Today, 2 March 2026: 2", "Yesterday, 1 March 2026: 1", "28 February 2026: 1", "22 February 2026: 1",
            ])
    }
}
