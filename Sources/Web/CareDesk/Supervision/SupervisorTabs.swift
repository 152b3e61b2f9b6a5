import Phrasebook
import SecurityQuestions

extension Visit {
    /// What a supervisor has besides calls.
    var supervisorTabs: [(Tab, String, Phrase)] {
        [
            (.calls, Links.home, SupervisorWords.calls), (.overview, Links.overview, OverviewWords.tab),
            (.locks, Links.locks, SupervisorWords.locks),
            (.agents, Links.agents, SupervisorWords.agents), (.auditLog, Links.auditLog, AuditWords.title),
        ]
    }
}
