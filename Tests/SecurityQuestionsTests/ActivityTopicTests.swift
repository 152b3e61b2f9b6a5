import SecurityQuestions
import Testing

/// What Activity can be narrowed down to.
@Suite struct `A topic of Activity` {
    @Test func `shows what all of it shows, and each event belongs to one`() {
        let topics = ActivityTopic.allCases.filter { $0 != .everything }
        for kind in AuditEvent.Kind.shownToOwner {
            #expect(topics.count { $0.kinds.contains(kind) } == 1, "\(kind)")
        }
        for topic in topics { #expect(topic.kinds.isSubset(of: AuditEvent.Kind.shownToOwner), "\(topic)") }
    }

    @Test(arguments: [
        (AuditEvent.Kind.answerVerified, ActivityTopic.calls), (.memberLoginFailed, .access),
        (.questionChanged, .changes),
        (.reportedNotMe, .changes), (.impostorReported, .calls),
    ])
    func `is where somebody looks for it`(kind: AuditEvent.Kind, topic: ActivityTopic) {
        #expect(topic.kinds.contains(kind))
    }
}
