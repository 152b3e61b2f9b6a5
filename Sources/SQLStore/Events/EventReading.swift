import Foundation
import SecurityQuestions

extension SQLStore {
    package func events(of brand: Brand.ID, after place: Int64?, limit: Int) async throws -> EventPage {
        let page = try await read { db in
            let end = try db.newestEntryNumber()
            let first = try db.lastEntry(before: db.now.addingTimeInterval(-MachineEvent.lifetime), upTo: end)
            // A place behind the end is one of another database, or made up: nothing is there yet.
            let start = min(max(place ?? first, first), end)
            // So much of the log is looked through at once, however much of it is of other brands.
            let most = min(end, start + Self.mostLookedThrough)
            let found = try db.machineEvents(after: start, upTo: most, of: brand, limit: limit)
            let reached = found.isFull ? found.reached : most
            return EventPage(events: found.events, reached: reached, isMore: reached < end)
        }
        // The place that a program goes on from is not given to another entry.
        if page.reached > place ?? 0 { try await engine.waitForDisk() }
        return page
    }

    static let mostLookedThrough: Int64 = 5000
}

extension Reading {
    func newestEntryNumber() throws -> Int64 {
        try first("SELECT number FROM audit ORDER BY number DESC LIMIT 1") { try $0["number"] } ?? 0
    }

    /// The number of the last entry that is older; 0 where there is none. Entries have no gaps, and no index of their times.
    func lastEntry(before date: Date, upTo end: Int64) throws -> Int64 {
        var (older, newer) = (Int64(0), end + 1)
        while newer - older > 1 {
            let middle = older + (newer - older) / 2
            let at = try first("SELECT at FROM audit WHERE number = ?", [middle]) { try $0["at"] as Date }
            if let at, at < date { older = middle } else { newer = middle }
        }
        return older
    }

    /// The events of a piece of the log. Those of one entry stay together, though they were more than `limit`.
    ///
    /// - Returns: `reached`: the last entry that was looked at, where there were as many as `limit`.
    func machineEvents(
        after start: Int64, upTo end: Int64, of brand: Brand.ID, limit: Int
    ) throws -> (events: [MachineEvent], reached: Int64, isFull: Bool) {
        let (kinds, ofAll) = (MachineEvent.Kind.sources, MachineEvent.Kind.sourcesOfAll)
        let entries = try all(
            """
            SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.number > ? AND e.number <= ? AND k.name IN (\(kinds.marks))
                AND (e.brand = ? OR e.brand IS NULL AND k.name IN (\(ofAll.marks)))
            ORDER BY e.number LIMIT ?
            """, [start, end] + SQLArguments(kinds) + [brand] + SQLArguments(ofAll) + [limit], AuditEntryRow.entry)
        var (events, reached): ([MachineEvent], Int64) = ([], start)
        for entry in entries {
            let told = MachineEvent.all(of: entry, for: brand)
            guard events.isEmpty || events.count + told.count <= limit else { return (events, reached, true) }
            events += told
            reached = entry.number
        }
        return (events, reached, entries.count == limit)
    }
}
