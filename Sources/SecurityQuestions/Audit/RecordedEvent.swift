/// An event as it was recorded, with its place in the log.
public struct RecordedEvent: Sendable {
    public let number: Int64
    public let event: AuditEvent

    public init(number: Int64, event: AuditEvent) {
        self.number = number
        self.event = event
    }
}
