import SecurityQuestions

extension AuditFault {
    /// The one place where faults of an audit log are worded.
    var sentence: String {
        switch self {
        case .changed(let number): "entry \(number) was changed, or another stands in its place"
        case .missing(let number): "entry \(number) is missing"
        case .outOfPlace(let number): "entry \(number) is out of its place, or there twice"
        case .notOurs(let number): "entry \(number) was not written by Countersign with this key ring"
        case .cut(let last, let signed):
            "the log ends at entry \(last), but was signed up to entry \(signed): its end was cut off, or an older database put back"
        case .rewritten(let after, let upTo):
            "the log was chained anew: one of the entries \(after + 1) to \(upTo) is not the one that was signed"
        case .forgedCheckpoint(let number): "the checkpoint at entry \(number) does not bear the signature of its key"
        case .strangeKey(let number, let publicKey):
            "the checkpoint at entry \(number) was signed by the key \(Hexadecimal.text(publicKey)), which is not one of those to be trusted"
        case .erasureNotTold(let number): "values of entry \(number) are gone, and no entry tells of just that"
        case .neverSigned: "nothing in the log is signed yet: the running server does so every minute"
        case .unreadable(let line): "line \(line) is not that of a whole log"
        }
    }

    var complaint: Complaint {
        Complaint(
            .badData, "The audit log is not as it was recorded: \(sentence).",
            "Keep this copy as it is, compare it with a backup, and find out who could write to it.")
    }
}
