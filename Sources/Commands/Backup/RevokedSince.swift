import SecurityQuestions

/// What was taken away after a backup was made, as the newer log tells it: a restoration brings all of it back.
struct RevokedSince {
    /// By the kinds of entries that tell of it, with what a person does about it.
    private static let kinds: [(kind: AuditEvent.Kind, what: String, advice: String)] = [
        (.agentDisabled, "agents disabled", "run “countersign agent disable” for each again"),
        (.agentChanged, "agents’ names, roles or brands changed", "set them again with “countersign agent”"),
        (.agentStopped, "agents paused", "have a supervisor pause them again"),
        (.reportedNotMe, "reports of “this was not me”", "call these customers"),
        (.impostorReported, "reports of “they called me”", "call these customers"),
        (.passwordChanged, "passwords changed", "the earlier ones are good again: tell these people"),
        (.questionChanged, "answers changed", "the earlier ones are good again: tell these people"),
        (.emailChanged, "addresses changed", "the earlier ones are there again: tell these people"),
        (.memberRemoved, "people removed from accounts", "have them removed again"),
        (.memberLeft, "people who left accounts", "have them removed again"),
        (.memberErased, "people of accounts erased", "run “countersign account member erase” for each again"),
        (.memberRoleChanged, "roles of people changed", "have them changed again"),
        (.memberMayCallChanged, "changes of who may call", "have them made again"),
        (.agentUnlinked, "agents untied from the company’s log-in", "run “countersign agent unlink” for each again"),
        (
            .memberUnlinked, "people untied from a brand’s log-in",
            "run “countersign account member unlink” for each again"
        ),
        (.secondFactorOff, "second factors turned off", "turn them off again"),
        (.secondFactorOn, "second factors turned on", "have them turned on again"),
        (.recoveryCodeUsed, "recovery codes used", "they are good again: have second factors set up anew"),
        (.answerDead, "answers that ended", "their guesses are back"),
        (.accountClosed, "accounts closed", "run “countersign account close” for each again"),
        (.accountErased, "accounts erased", "run “countersign account erase” for each again"),
        (.keyRetired, "keys retired", "run “countersign key rotate” and “retire” again"),
    ]

    private var counts: [String: Int] = [:]
    private let last: Int64

    /// - Parameter last: the number of the backup's last entry.
    init(after last: Int64) { self.last = last }

    mutating func read(_ entry: AuditEntry) {
        if entry.number > last { counts[entry.kind, default: 0] += 1 }
    }

    /// A line for each kind that there was.
    var lines: [String] {
        Self.kinds.compactMap { kind, what, advice in
            counts[kind.rawValue].map { "  \(what): \($0) (\(advice))" }
        }
    }
}
