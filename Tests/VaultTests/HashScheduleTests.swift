import SecurityQuestions
import Testing

@testable import Vault

@Suite struct HashScheduleTests {
    typealias Schedule = HashSchedule<String>

    static let start = ContinuousClock.now
    static func token(_ number: UInt8) -> TokenHash { TokenHash(bytes: [UInt8](repeating: number, count: 32)) }

    static func member(_ account: ID<Account> = ID(World.test), from address: String = "192.0.2.7") -> HashRequester {
        .member(ID(World.test), of: account, session: token(UInt8.random(in: 0...255)), from: address)
    }

    /// What is taken of `count` jobs.
    private func flood(
        _ schedule: inout Schedule, _ count: Int, at now: ContinuousClock.Instant = start,
        by requester: (Int) -> HashRequester
    ) -> Int {
        (0..<count).reduce(0) { taken, number in
            let isTaken = (try? schedule.add("flood", ticket: UInt64(number), for: requester(number), at: now)) != nil
            return taken + (isTaken ? 1 : 0)
        }
    }

    @Test func `Five hundred requests of one customer leave room for everybody else, and checks go first`() throws {
        var schedule = Schedule(places: 64)
        let account = ID<Account>(World.test)
        let taken = flood(&schedule, 500) { number in
            .member(
                ID(World.test), of: account, session: Self.token(UInt8(number % 250)), from: "2001:db8:\(number)::1")
        }
        #expect(taken == 4)
        try schedule.add("neighbour", ticket: 1000, for: Self.member(from: "198.51.100.3"), at: Self.start)
        try schedule.add(
            "check", ticket: 1001, for: .check(by: ID(World.test), session: Self.token(1)), at: Self.start)
        #expect(schedule.next() == "check")
        #expect((0..<5).compactMap { _ in schedule.next() } == Array(repeating: "flood", count: 4) + ["neighbour"])
        #expect(schedule.next() == nil && schedule.count == 0)
    }

    @Test func `Whoever has a whole network has a few places only`() {
        for (network, most) in [
            ({ "2001:db8:1:2::\($0)" }, 8), ({ "2001:db8:1:\(String($0 % 200, radix: 16))::1" }, 12),
            ({ "2001:db8:1:\(String($0 + 1, radix: 16))00::1" }, 16), ({ "192.0.2.\($0 % 250)" }, 16),
            ({ _ in "192.0.2.7" }, 8), ({ _ in "::ffff:192.0.2.7" }, 8), ({ "not an address \($0)" }, 16),
        ] as [((Int) -> String, Int)] {
            var schedule = Schedule(places: 500)
            let taken = flood(&schedule, 250) { number in
                .logIn("\(number)@example.com", at: .portal("northline"), from: network(number))
            }
            #expect(taken == most, "\(network(3))")
        }
    }

    @Test func `A full queue of strangers still takes every check, and the care desk besides`() throws {
        var schedule = Schedule(places: 64)
        #expect(
            flood(&schedule, 500) {
                .member(ID(World.test), of: ID(World.test), session: Self.token(1), from: "2001:\($0)::1")
            } == 8)
        let taken = flood(&schedule, 500) {
            .member(
                ID(World.test), of: ID(World.test), session: TokenHash(bytes: [UInt8($0 & 255), UInt8($0 >> 8)]),
                from: "2001:\($0)::1")
        }
        #expect(taken == 56 && schedule.count <= 64)
        for number in 0..<32 {
            try schedule.add(
                "check", ticket: UInt64(2000 + number),
                for: .check(by: ID(World.test), session: Self.token(UInt8(100 + number))),
                at: Self.start)
        }
        try schedule.add(
            "desk", ticket: 3000, for: .logIn("sam@example.com", at: .careDesk, from: "192.0.2.7"), at: Self.start)
        #expect((0..<33).compactMap { _ in schedule.next() } == Array(repeating: "check", count: 32) + ["desk"])
    }

    @Test func `A call centre behind one address is no network`() {
        var schedule = Schedule(places: 200)
        let taken = flood(&schedule, 100) { .check(by: ID(World.test), session: Self.token(UInt8($0))) }
        #expect(taken == 100)
        #expect(
            flood(&schedule, 100) { .logIn("\($0)@example.com", at: .careDesk, from: "192.0.2.7") } == 100)
    }

    @Test func `One agent has a few places`() {
        var schedule = Schedule(places: 200)
        let agent = ID<Agent>(World.test)
        #expect(flood(&schedule, 100) { .check(by: agent, session: Self.token(UInt8($0))) } == 8)
        #expect(flood(&schedule, 100) { _ in .check(by: ID(World.test), session: Self.token(200)) } == 8)
    }

    @Test func `The care desk's own pages and everybody else take turns`() throws {
        var schedule = Schedule(places: 64)
        for number in 0..<3 {
            try schedule.add("other", ticket: UInt64(number), for: .host, at: Self.start)
            let agent = HashRequester.agent(ID(World.test), session: Self.token(UInt8(100 + number)))
            try schedule.add("desk", ticket: UInt64(10 + number), for: agent, at: Self.start)
        }
        #expect(
            (0..<6).compactMap { _ in schedule.next() } == ["desk", "other", "desk", "other", "desk", "other"])
    }

    @Test func `What was dropped leaves its place, and the order of the rest`() throws {
        var schedule = Schedule(places: 64)
        let account = ID<Account>(World.test)
        for number in 0..<4 {
            try schedule.add("\(number)", ticket: UInt64(number), for: Self.member(account), at: Self.start)
        }
        #expect(throws: KeepingFailure.busy) {
            try schedule.add("4", ticket: 4, for: Self.member(account), at: Self.start)
        }
        #expect(schedule.drop(ticket: 1) == "1" && schedule.drop(ticket: 1) == nil)
        try schedule.add("4", ticket: 4, for: Self.member(account), at: Self.start)
        #expect((0..<4).compactMap { _ in schedule.next() } == ["0", "2", "3", "4"])
        #expect(schedule.drop(ticket: 2) == nil && schedule.count == 0)
    }

    @Test func `Five support codes in ten minutes, and what else a member asks for has a limit as well`() throws {
        var schedule = Schedule(places: 64)
        let account = ID<Account>(World.test)
        func ask(_ requester: HashRequester, after seconds: Int) throws {
            try schedule.add("", ticket: 1, for: requester, at: Self.start + .seconds(seconds))
            _ = schedule.next()
        }
        let member = ID<Member>(World.test)
        let code = HashRequester.supportCode(
            for: member, of: account, session: Self.token(1), from: "192.0.2.7")
        for number in 0..<5 { try ask(code, after: number * 60) }
        #expect(throws: KeepingFailure.limited(seconds: 301)) { try ask(code, after: 300) }
        let change = HashRequester.member(member, of: account, session: Self.token(1), from: "192.0.2.7")
        for _ in 0..<25 { try ask(change, after: 300) }
        #expect(throws: KeepingFailure.limited(seconds: 301)) { try ask(change, after: 300) }
        // A colleague has an account's codes in common with them, and nothing else.
        try ask(Self.member(account), after: 300)
        let colleague = HashRequester.supportCode(
            for: ID(World.test), of: account, session: Self.token(2), from: "192.0.2.7")
        #expect(throws: KeepingFailure.limited(seconds: 301)) { try ask(colleague, after: 300) }
        try ask(code, after: 601)
        let link = HashRequester.link(Self.token(9), from: "192.0.2.7")
        for _ in 0..<10 { try ask(link, after: 601) }
        #expect(throws: KeepingFailure.limited(seconds: 600)) { try ask(link, after: 602) }
    }

    @Test func `A lane is full while nobody else may wait in it and a moment longer, and the others are not`() throws {
        var schedule = Schedule(places: 4)
        #expect(HashRequester.Lane.allCases.allSatisfy { !schedule.isFull($0, at: Self.start) })
        let taken = flood(&schedule, 4) { Self.member(ID(World.test), from: "192.0.\($0).7") }
        #expect(taken == 4 && schedule.isFull(.others, at: Self.start))
        _ = schedule.next()
        #expect(!schedule.isFull(.others, at: Self.start), "nobody was refused")
        #expect(flood(&schedule, 2) { Self.member(ID(World.test), from: "198.51.\($0).7") } == 1)
        _ = schedule.next()
        #expect(schedule.isFull(.others, at: Self.start + .seconds(1)))
        #expect(!schedule.isFull(.others, at: Self.start + .seconds(2)))
        #expect(!schedule.isFull(.careDesk, at: Self.start) && !schedule.isFull(.check, at: Self.start))
        for number in 0..<2 {
            try schedule.add(
                "check", ticket: UInt64(100 + number),
                for: .check(by: ID(World.test), session: Self.token(UInt8(number))), at: Self.start)
        }
        #expect(schedule.isFull(.check, at: Self.start))
    }
}
