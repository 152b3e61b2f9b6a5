import Foundation
import SecurityQuestions

extension SQLStore {
    package func recordVisitor(
        _ kind: AuditEvent.Kind, at place: LoginPlace, by origin: AuditOrigin, detail: String?
    ) async throws {
        try await write { db in
            let addition = VisitorEvents.adding(
                kind, to: try db.visitorEvents(kind, at: place, detail ?? ""), by: origin, detail: detail, at: db.now)
            try db.insert(
                """
                INSERT INTO visitor_events (kind, place, detail, since, more) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, place, detail) DO UPDATE SET since = excluded.since, more = excluded.more
                """,
                [kind, place.name, detail ?? "", addition.kept.since, addition.kept.more])
            for event in addition.events { try db.record(event) }
        }
    }

    package func recordVisitors() async throws {
        try await write { db in
            for (kind, place, detail, events) in try db.visitorEvents() where events.isOver(at: db.now) {
                let brand = LoginPlace(name: place).brand
                if let rest = events.rest(kind, brand: brand, detail: detail.isEmpty ? nil : detail, at: db.now) {
                    try db.record(rest)
                }
                try db.run(
                    "DELETE FROM visitor_events WHERE kind = ? AND place = ? AND detail = ?", [kind, place, detail])
            }
        }
    }
}

extension Reading {
    fileprivate func visitorEvents(_ kind: AuditEvent.Kind, at place: LoginPlace, _ detail: String) throws
        -> VisitorEvents?
    {
        let sql = "SELECT since, more FROM visitor_events WHERE kind = ? AND place = ? AND detail = ?"
        return try first(sql, [kind, place.name, detail]) {
            VisitorEvents(since: try $0["since"], more: try $0["more"])
        }
    }

    fileprivate func visitorEvents() throws
        -> [(kind: AuditEvent.Kind, place: String, detail: String, events: VisitorEvents)]
    {
        try all("SELECT kind, place, detail, since, more FROM visitor_events ORDER BY kind, place, detail") { row in
            (
                try row["kind"], try row["place"], try row["detail"],
                VisitorEvents(since: try row["since"], more: try row["more"])
            )
        }
    }
}
