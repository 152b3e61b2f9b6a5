/// Everything the product keeps, in whichever database.
package protocol Stores: AccountStore, ActivationStore, MemberStore, SessionStore, AgentStore, LoginThrottleStore,
    AnswerStore, CallStore, AuditStore, AuditLogStore, PageStore, KeyCheckStore, SecondFactorStore, OutboxStore,
    SupportCodeStore,
    SupervisionStore, RotationStore, PasswordSealStore, PrivacyStore
{
    /// The same database in another world: what is done there happens at its time, such as the past of a demo.
    func moved(to world: World) -> any Stores
}
