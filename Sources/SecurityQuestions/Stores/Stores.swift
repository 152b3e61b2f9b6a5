/// Everything the product keeps.
public protocol Stores: AccountStore, ActivationStore, MemberStore, SessionStore, AgentStore, LoginThrottleStore,
    AnswerStore, CallStore, AuditStore, KeyCheckStore, SecondFactorStore, OutboxStore, SupportCodeStore,
    SupervisionStore, PrivacyStore, BackupStore
{}
