import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// How the next entry of the log is made.
struct AuditChainTests {
    let world = AdvancingWorld()

    private func event(_ actor: AuditEvent.Actor = .system, detail: String? = nil) -> AuditEvent {
        AuditEvent(
            at: world.now, kind: .callOpened, actor: actor, account: world.id(), call: world.id(),
            address: "192.0.2.7", detail: detail)
    }

    private func next(_ chain: AuditChain, _ event: AuditEvent) -> AuditEntry {
        chain.next(event, randomBytes: world.randomBytes, tag: { Array($0.prefix(16).reversed()) })
    }

    @Test func `entries are numbered without a gap from 1, and each is chained to the one before`() {
        var chain = AuditChain.empty
        for number in 1...20 {
            let entry = next(chain, event())
            #expect(entry.number == Int64(number) && entry.isChained(to: chain.hash))
            #expect(!entry.isChained(to: entry.hash))
            #expect(entry.tag == Array(entry.hash.prefix(16).reversed()))
            chain = AuditChain(endingWith: entry)
        }
    }

    @Test func `an entry holds what the event tells, in the order that the hash takes it`() {
        let id = world.id(Agent.self)
        let event = event(.agent(id, name: "Ada"), detail: "two words")
        let entry = next(.empty, event)
        #expect(entry.kind == "callOpened" && entry.actor == "agent")
        #expect(entry.at == Int64(world.now.timeIntervalSince1970) * 1000)
        #expect(entry.who.held == [id.description, "Ada", "192.0.2.7"])
        #expect(entry.what.held == [event.account?.description, event.call?.description, "two words", nil])
        #expect(entry.place == AuditPlace(brand: nil))
    }

    @Test func `the brand is in the hash, and who the caller is said to be in what can be erased`() {
        var event = event()
        (event.brand, event.caller) = ("ruche", world.id())
        let entry = next(.empty, event)
        #expect(entry.place?.brand == "ruche" && entry.what.held?.last == event.caller?.description)
        func changed(_ place: AuditPlace?) -> Bool {
            !AuditEntry(
                number: entry.number, at: entry.at, kind: entry.kind, actor: entry.actor, place: place, who: entry.who,
                what: entry.what, hash: entry.hash, tag: entry.tag
            ).isChained(to: AuditEntry.noHash)
        }
        #expect(!changed(entry.place))
        let others: [AuditPlace?] = [
            nil, AuditPlace(brand: nil), AuditPlace(brand: nil, client: "ruche"), AuditPlace(brand: "ruche", node: ""),
            AuditPlace(brand: "ruche", nodeSequence: 0), AuditPlace(brand: "ruche", client: ""),
        ]
        #expect(others.allSatisfy(changed))
    }

    @Test func `an entry of the first format is chained by the first format's rules`() {
        let event = event(.system, detail: "old")
        let entry = AuditChain.empty.nextOld(event, randomBytes: { [UInt8](repeating: 7, count: $0) })
        var bytes = HashedBytes("countersign audit entry 1")
        bytes.append(AuditEntry.noHash)
        bytes.append(1 as Int64)
        bytes.append(event.at.wholeMilliseconds)
        bytes.append("callOpened")
        bytes.append("system")
        bytes.append(entry.who.digest)
        bytes.append(entry.what.digest)
        #expect(entry.hash == bytes.digest && entry.what.held?.count == 3 && entry.tag == nil)
    }

    @Test func `the same event twice has other digests: each entry has salts of its own, 16 bytes`() {
        let event = event()
        let (one, other) = (next(.empty, event), next(.empty, event))
        #expect(one.who.digest != other.who.digest && one.what.digest != other.what.digest)
        let salts = [one, other].flatMap { [$0.who, $0.what] }.compactMap { values in
            if case .held(let salt, _) = values { salt } else { nil }
        }
        #expect(Set(salts).count == 4 && salts.allSatisfy { $0.count == 16 })
    }

    @Test func `without a tagger an entry has no tag and the same hash`() {
        let event = event()
        let tagged = AuditChain.empty.next(event, randomBytes: { [UInt8](repeating: 7, count: $0) }, tag: { $0 })
        let plain = AuditChain.empty.next(event, randomBytes: { [UInt8](repeating: 7, count: $0) }, tag: nil)
        #expect(plain.tag == nil && tagged.tag == tagged.hash && plain.hash == tagged.hash)
    }

    @Test(
        "every actor has its word, and people alone an id",
        arguments: [
            (AuditEvent.Actor.system, "system"), (.host, "host"), (.visitor, "visitor"), (.erased, "visitor"),
        ])
    func words(actor: AuditEvent.Actor, word: String) {
        #expect(actor.word == word && actor.personID == nil && actor.name == nil)
    }

    @Test func `a moment made of milliseconds keeps them, whatever the floating point makes of it`() {
        for milliseconds in Int64(1_772_532_000_000)..<1_772_532_001_000 {
            #expect(Date(timeIntervalSince1970: Double(milliseconds) / 1000).wholeMilliseconds == milliseconds)
        }
        #expect(Date(timeIntervalSince1970: 1.000_9).wholeMilliseconds == 1000)
    }
}
