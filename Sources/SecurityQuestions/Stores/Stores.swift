/// Everything the product keeps, in whichever database.
package protocol Stores: AccountStore, ActivationStore, MemberStore, SessionStore, AgentStore, LoginThrottleStore,
    AnswerStore, CallStore, AuditStore, AuditLogStore, PageStore, KeyCheckStore, SecondFactorStore, OutboxStore,
    SupportCodeStore, CallAnnouncementStore, CodeLinkStore, LookUpStore, CallerStore, ClientStore, GrantStore,
    EventStore,
    SupervisionStore, RotationStore, RowTagStore, ErasingClockStore, PasswordSealStore, PrivacyStore,
    RestorationStore, ReadinessStore, StandingStore, BrandStopStore, AuditStreamStore, CompanyLogInStore, NodeStore
{}
