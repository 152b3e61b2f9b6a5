import SecurityQuestions

/// One thing that happened, as people think of it: a call with all that came of it, or an event by itself.
struct ActivityEntry {
    /// The newest first.
    private(set) var events: [AuditEvent]
    let newest: AuditEvent

    private init(_ event: AuditEvent) {
        events = [event]
        newest = event
    }

    /// In the order in which it happened.
    var steps: [AuditEvent] { events.reversed() }
    var isCall: Bool { newest.call != nil && events.count > 1 }
    var count: Int { events.count }
    /// The program that an agent had it done by, or a part of it; nil where they did all of it themselves.
    var program: String? { events.lazy.compactMap { if case .agent = $0.actor { $0.client } else { nil } }.first }

    /// A call stands where its newest event does. What is on the next page of it stands there as another entry.
    ///
    /// - Parameter joinsRepeats: whether the same thing by the same person, again and again, is told once.
    static func all(of events: [RecordedEvent], joinsRepeats: Bool = false) -> [ActivityEntry] {
        var entries: [ActivityEntry] = []
        var places: [ID<Call>: Int] = [:]
        for event in events.map(\.event) {
            if let call = event.call, let place = places[call] {
                entries[place].events.append(event)
            } else if joinsRepeats, let last = entries.last, last.isRepeated(by: event) {
                entries[entries.count - 1].events.append(event)
            } else {
                if let call = event.call { places[call] = entries.count }
                entries.append(ActivityEntry(event))
            }
        }
        return entries
    }

    private func isRepeated(by event: AuditEvent) -> Bool {
        newest.call == nil && event.call == nil && newest.kind == event.kind && newest.actor == event.actor
            && newest.client == event.client && newest.detail == event.detail
    }
}
