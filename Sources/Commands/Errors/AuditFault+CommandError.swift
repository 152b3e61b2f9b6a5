import Encodings
import Phrasebook
import SecurityQuestions

extension AuditFault {
    var commandError: CommandError {
        let told = AuditVerificationWords.told(.fault(self)).en
        let what = "Keep this copy as it is, compare it with a backup, and find out who could write to it."
        guard case .strangeKey(_, let key) = self, !key.isEmpty else { return CommandError(.badData, told, what) }
        return CommandError(
            .badData, told, "The key is \(Hexadecimal.text(key)).",
            "If it is the public key that you kept of a key of yours: trust it with --public-key, or, where it was retired by a "
                + "version that did not vouch for it, once with “countersign audit vouch”.", "If not: \(what)")
    }
}
