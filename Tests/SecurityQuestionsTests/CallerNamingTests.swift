import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What comes of the name that a caller gives.
struct CallerNamingTests {
    let world = AdvancingWorld()
    let account: Account
    let agent: Agent
    let call: Call

    init() {
        account = world.account()
        agent = world.agent()
        call = Call(id: world.id(), account: account.id, agent: agent.id, openedAt: world.now)
    }

    private func member(_ name: String, mayCall: Bool = true) -> Member {
        let one = world.member(of: account, name: name)
        return Member(
            id: one.id, account: one.account, name: name, email: one.email, role: .owner, language: nil,
            mayCall: mayCall)
    }

    private func naming(_ said: String, in call: Call? = nil, _ members: [Member], failures: Int = 0) -> CallerNaming {
        let lookUps = LookUpStanding(
            naming: [], failures: Array(repeating: world.now, count: failures), pauseTold: nil)
        return CallerNaming(
            said, in: call ?? self.call, members: members, lookUps: lookUps, by: agent, from: nil, at: world.now)
    }

    private func caller(_ said: String, _ members: [Member]) -> Caller? {
        guard case .named(let call, _, _) = naming(said, members) else { return nil }
        return call.caller
    }

    @Test(arguments: [
        "Margaret Elise Ellison", "margaret elise ellison", "Margarett Elise Ellisson", "Ellison Margaret Elise",
        "Margaret Ellison", "Ellison, Margaret", "Mrs Margaret Ellison", "Margaret E-L-L-I-S-O-N",
    ])
    func `a name is known however it is said and written`(said: String) {
        let margaret = member("Margaret Elise Ellison")
        #expect(caller(said, [member("Jonah Ellison"), margaret]) == .known(margaret.id))
    }

    @Test(arguments: ["Margaret", "Ellison", "Margaret Ellis", "Jonah Margaret", "Marge Ellison", "M E"])
    func `a part of a name, or another one, is nobody's`(said: String) {
        #expect(caller(said, [member("Margaret Ellison"), member("Jonah Ellison")]) == .unknown)
    }

    @Test func `who may not call is told from who may, and of two alike the one who may is meant`() {
        let (jonah, other) = (member("Jonah Ellison", mayCall: false), member("Jonah Ellisson"))
        #expect(caller("Jonah Ellison", [jonah]) == .mayNotCall(jonah.id))
        let twin = member("Jonah Ellison")
        #expect(caller("Jonah Ellison", [jonah, twin]) == .known(twin.id))
        // To the letter before by the sound.
        #expect(caller("Jonah Ellison", [other, jonah]) == .mayNotCall(jonah.id))
    }

    @Test func `the entry names whoever the account's name is, and never what was said`() throws {
        let margaret = member("Margaret Ellison")
        guard case .named(_, let known, false) = naming("ellison margaret", [margaret]),
            case .named(_, let unknown, true) = naming("Zed Zanzibar", [margaret])
        else { throw Unforeseen() }
        #expect(known.kind == .callerNamed && known.caller == margaret.id && known.detail == "owner Margaret Ellison")
        #expect(unknown.kind == .callerNotKnown && unknown.caller == nil && unknown.detail == nil)
    }

    @Test func `three guesses are taken in a call, and none by an agent whose look-ups pause`() throws {
        let members = [member("Margaret Ellison"), member("Jonah Ellison", mayCall: false)]
        var call = self.call
        for said in ["Zed Zanzibar", "Jonah Ellison", "Zoe Zanzibar"] {
            guard case .named(let after, _, true) = naming(said, in: call, members) else { throw Unforeseen() }
            call = after
        }
        #expect(call.names == Call.namesAllowed)
        guard case .notTaken = naming("Margaret Ellison", in: call, members),
            case .paused(let end, let told?) = naming(
                "Margaret Ellison", members, failures: LookUpBudget.failuresAllowed),
            case .unreadable = naming("…", members)
        else { throw Unforeseen() }
        #expect(end == world.now.addingTimeInterval(LookUpBudget.window) && told.kind == .lookUpsPaused)
    }

    @Test func `a call that knows its caller, is verified or over takes no name`() {
        let verified = call.takingAttempt(at: world.now)?.settling(.verified, at: world.now)
        let known = call.naming(.known(nil))
        for over in [verified, known, call.naming(.somebodyElse), call.ending(.ended, at: world.now)] {
            #expect(over?.takesName(at: world.now) == false)
        }
    }
}
