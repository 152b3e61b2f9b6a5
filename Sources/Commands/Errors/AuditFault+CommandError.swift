import Phrasebook
import SecurityQuestions

extension AuditFault {
    var commandError: CommandError {
        CommandError(
            .badData, AuditVerificationWords.told(.fault(self)).en,
            "Keep this copy as it is, compare it with a backup, and find out who could write to it.")
    }
}
