import Foundation

/// Why an agent's checks pause.
public enum AgentPause: Sendable, Hashable {
    /// Ten wrong attempts within an hour; it ends by itself.
    case until(Date)
    /// Until a supervisor resumes.
    case bySupervisor
}
