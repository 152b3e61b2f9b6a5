/// An event as it was recorded, with its place in the log.
public struct RecordedEvent: Sendable {
    public let number: Int64
    public let event: AuditEvent
    /// Nil in an entry of the first format.
    public let place: AuditPlace?

    public init(number: Int64, event: AuditEvent, place: AuditPlace?) {
        self.number = number
        self.event = event
        self.place = place
    }
}
