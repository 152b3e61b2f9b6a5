import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What an erasure takes from the log, and who sees what is there.
struct AuditScopeTests {
    let world = AdvancingWorld()

    private func entry(
        _ kind: AuditEvent.Kind = .callOpened, by actor: AuditEvent.Actor = .system, about account: ID<Account>? = nil,
        actorsAccount: ID<Account>? = nil, callsAccount: ID<Account>? = nil, number: Int64 = 1
    ) -> AuditErasureScope.Entry {
        let event = AuditEvent(at: world.now, kind: kind, actor: actor, account: account)
        return AuditErasureScope.Entry(
            RecordedEvent(number: number, event: event), actorsAccount: actorsAccount, callsAccount: callsAccount)
    }

    @Test func `an account's erasure takes its people's names and what is about it, and leaves an agent's own name`() {
        let (own, other) = (world.id(Account.self), world.id(Account.self))
        let scope = AuditErasureScope.account(own)
        let member = AuditEvent.Actor.member(world.id(), name: "Maud")
        let agent = AuditEvent.Actor.agent(world.id(), name: "Ada")
        let cases: [(AuditErasureScope.Entry, Set<AuditErasure.Group>)] = [
            (entry(by: member, about: own, actorsAccount: own), [.who, .what]),
            (entry(by: member, about: nil, actorsAccount: own), [.who, .what]),
            (entry(by: member, about: own), [.who, .what]),
            (entry(by: .visitor, about: own), [.who, .what]),
            (entry(by: agent, about: own), [.what]),
            (entry(by: .host, about: own), [.what]),
            (entry(by: agent, callsAccount: own), [.what]),
            (entry(by: agent, about: other, callsAccount: other), []),
            (entry(by: member, about: other, actorsAccount: other), []),
            (entry(by: .visitor), []),
            (entry(.accountErased, by: .host, about: own), []),
            (entry(.auditValuesErased, about: own), []),
        ]
        for (entry, groups) in cases { #expect(scope.groups(of: entry) == groups) }
    }

    @Test func `retention takes everything of the old entries of a portion`() {
        let date = world.now.addingTimeInterval(1)
        let scope = AuditErasureScope.retention(before: date, upTo: 5)
        #expect(scope.groups(of: entry(number: 5)) == [.who, .what])
        #expect(scope.groups(of: entry(number: 6)).isEmpty)
        #expect(scope.groups(of: entry(.accountErased, number: 5)).isEmpty)
        world.advance(by: 1)
        #expect(scope.groups(of: entry(number: 5)).isEmpty)
    }

    @Test func `a supervisor sees accounts of their brands, their brands' agents, and what is about neither`() {
        func isShown(_ isAboutAccount: Bool, _ brand: Brand.ID?, _ agent: Set<Brand.ID>?) -> Bool {
            AuditVisibility.isShown(
                AuditVisibility.Facts(isAboutAccount: isAboutAccount, accountBrand: brand, agentBrands: agent),
                toSupervisorOf: ["a", "b"])
        }
        #expect(isShown(true, "a", nil) && isShown(true, "b", ["c"]))
        #expect(!isShown(true, "c", ["a"]) && !isShown(true, nil, ["a"]))
        #expect(isShown(false, nil, ["c", "a"]) && !isShown(false, nil, ["c"]) && !isShown(false, nil, []))
        #expect(isShown(false, nil, nil))
    }

    @Test func `what happens before anybody acts is not found by account, and no owner is shown it`() {
        #expect(AuditEvent.Kind.beforeActivation == [.accountImported, .accountInvited])
        #expect(AuditEvent.Kind.shownToOwner.isSubset(of: AuditEvent.Kind.foundByAccount))
        #expect(AuditEvent.Kind.foundByAccount.count == AuditEvent.Kind.allCases.count - 2)
    }
}
