import Foundation
import SecurityQuestions

extension SQLStore {
    package func recordVisitor(_ kind: AuditEvent.Kind, at place: LoginPlace, by origin: AuditOrigin) async throws {
        try await write { db in
            let addition = VisitorEvents.adding(
                kind, to: try db.visitorEvents(kind, at: place), by: origin, at: db.now)
            try db.insert(
                """
                INSERT INTO visitor_events (kind, place, since, more) VALUES (?, ?, ?, ?)
                ON CONFLICT (kind, place) DO UPDATE SET since = excluded.since, more = excluded.more
                """,
                [kind, place.name, addition.kept.since, addition.kept.more])
            for event in addition.events { try db.record(event) }
        }
    }

    package func recordVisitors() async throws {
        try await write { db in
            for (kind, place, events) in try db.visitorEvents() where events.isOver(at: db.now) {
                if let rest = events.rest(kind, brand: LoginPlace(name: place).brand, at: db.now) {
                    try db.record(rest)
                }
                try db.run("DELETE FROM visitor_events WHERE kind = ? AND place = ?", [kind, place])
            }
        }
    }
}

extension Reading {
    fileprivate func visitorEvents(_ kind: AuditEvent.Kind, at place: LoginPlace) throws -> VisitorEvents? {
        try first("SELECT since, more FROM visitor_events WHERE kind = ? AND place = ?", [kind, place.name]) {
            VisitorEvents(since: try $0["since"], more: try $0["more"])
        }
    }

    fileprivate func visitorEvents() throws -> [(kind: AuditEvent.Kind, place: String, events: VisitorEvents)] {
        try all("SELECT kind, place, since, more FROM visitor_events ORDER BY kind, place") {
            (try $0["kind"], try $0["place"], VisitorEvents(since: try $0["since"], more: try $0["more"]))
        }
    }
}
