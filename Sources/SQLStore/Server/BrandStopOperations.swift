import Foundation
import SecurityQuestions

extension SQLStore {
    package func stop(_ brand: Brand.ID, by origin: AuditOrigin) async throws -> EndedWaysIn? {
        try await write { db in
            var keys = BrandKeys()
            let key = try keys.key(of: brand, in: db)
            let isNew =
                try db.run("UPDATE brands SET stopped_at = ? WHERE key = ? AND stopped_at IS NULL", [db.now, key]) > 0
            guard isNew else { return nil }
            let ended = try db.endWaysIn(ofBrand: key)
            try db.record(BrandStopChange.stopped(ended).event(by: origin, at: db.now))
            return ended
        }
    }

    package func resume(_ brand: Brand.ID, by origin: AuditOrigin) async throws -> Date? {
        try await write { db in
            let since: Date?? = try db.first("SELECT stopped_at FROM brands WHERE id = ?", [brand]) {
                try $0["stopped_at"]
            }
            guard case .some(.some(let since)) = since else { return nil }
            try db.update("UPDATE brands SET stopped_at = NULL WHERE id = ?", [brand])
            try db.record(BrandStopChange.resumed.event(by: origin, at: db.now))
            return since
        }
    }

    package func brandStops() async throws -> [Brand.ID: Date] {
        try await readOnce { db in
            let stops: [(Brand.ID, Date)] = try db.all("SELECT id, stopped_at FROM brands WHERE stopped_at IS NOT NULL")
            {
                (try $0["id"], try $0["stopped_at"])
            }
            return Dictionary(stops) { first, _ in first }
        }
    }
}
