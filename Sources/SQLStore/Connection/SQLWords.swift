import SecurityQuestions
import SpokenAnswers

// The closed lists of words that columns hold.

extension Account.Status: SQLReadable, SQLBindable {}
extension Agent.Role: SQLReadable, SQLBindable {}
extension AnswerKind: SQLReadable, SQLBindable {}
extension AttemptResult: SQLReadable, SQLBindable {}
extension KeyedCode.Result: SQLReadable, SQLBindable {}
extension AuditEvent.Kind: SQLReadable, SQLBindable {}
extension Call.Outcome: SQLReadable, SQLBindable {}
extension Caller.Kind: SQLReadable, SQLBindable {}
extension CallingNumber.Attestation: SQLReadable, SQLBindable {}
extension CallingNumber.Verification: SQLReadable, SQLBindable {}
extension Language: SQLReadable, SQLBindable {}
extension Member.Role: SQLReadable, SQLBindable {}
extension Message.Kind: SQLReadable, SQLBindable {}
extension VerificationMethod: SQLReadable, SQLBindable {}
extension RecentChange: SQLReadable, SQLBindable {}
extension Webhook.Reason: SQLReadable, SQLBindable {}
extension WebhookDelivery.Sort: SQLReadable, SQLBindable {}
extension WebhookDelivery.State: SQLReadable, SQLBindable {}
extension WebhookFault: SQLReadable, SQLBindable {}
