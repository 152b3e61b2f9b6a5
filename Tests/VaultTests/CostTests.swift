import Glibc
import SecurityQuestions
import Testing

@testable import Vault

@Suite struct CostTests {
    @Test(
        "A cost below the OWASP minimum is refused",
        arguments: [
            HashCost(memoryMiB: 18, passes: 2), HashCost(memoryMiB: 19, passes: 1), HashCost(memoryMiB: 0, passes: 0),
            HashCost(memoryMiB: 5000, passes: 2), .worthlessForTestsOnly,
        ])
    func refused(cost: HashCost) throws {
        let (keys, pool) = (try KeyRing.test(), HashPool(threads: 1))
        #expect(throws: HashCostRefused(cost: cost)) {
            try Vault(keys: keys, pool: pool, cost: cost, world: .test)
        }
    }

    @Test func `The OWASP minimum and more are taken`() throws {
        let (keys, pool) = (try KeyRing.test(), HashPool(threads: 1))
        for cost in [HashCost.owaspMinimum, HashCost(memoryMiB: 64, passes: 3)] {
            #expect(throws: Never.self) { try Vault(keys: keys, pool: pool, cost: cost, world: .test) }
        }
    }

    /// In time of the processor, the least of several runs, so that a busy machine does not count.
    @Test func `A check takes one hash, whatever comes out of it`() async throws {
        let vault = try Vault(keys: .test(), pool: HashPool(threads: 1), world: .test)
        let place = AnswerPlace.test()
        let secret = try await vault.seal(SecretText("Lyon"), at: place)
        let foreign = secret.with(keyID: "gone")
        let broken = secret.with(sealed: [])
        let absurd = secret.with(cost: HashCost(memoryMiB: .max, passes: 1))
        let cases: [(String, SealedSecret?)] = [
            ("Lyon", secret), ("Paris", secret), ("…", secret), ("Lyon", nil), ("…", nil), ("Lyon", foreign),
            ("Lyon", broken), ("Lyon", absurd),
        ]
        var quickest: [Double] = []
        for (answer, secret) in cases {
            var times: [Double] = []
            for _ in 0..<7 {
                let start = try await vault.pool.run { processorTime() }
                _ = try? await vault.match(SecretText(answer), with: secret, at: place)
                times.append(try await vault.pool.run { processorTime() } - start)
            }
            quickest.append(try #require(times.min()))
        }
        let dearest = try #require(quickest.max())
        for (place, time) in quickest.enumerated() { #expect(time > dearest * 0.4, "case \(place)") }
    }

    /// Megabytes, so that one which stops at the first difference is a thousand times as fast.
    @Test func `a comparison takes as long wherever the difference is`() throws {
        let whole = [UInt8](repeating: 7, count: 4 << 20)
        func time(_ place: Int) throws -> Double {
            var other = whole
            other[place] = 8
            let (one, another) = (SecretBytes(whole), SecretBytes(other))
            let times = (0..<5).map { _ in
                let start = processorTime()
                #expect(!one.isEqual(to: another))
                return processorTime() - start
            }
            return try #require(times.min())
        }
        let (first, last) = (try time(0), try time(whole.count - 1))
        #expect(first > last * 0.2, "\(first) against \(last) seconds")
        #expect(SecretBytes(whole).isEqual(to: SecretBytes(whole)))
    }

    /// As above; after the cost was raised, who has not logged in since would be told by a quick answer.
    @Test func `A wrong password takes as long where the cost was raised, and where there is nobody`() async throws {
        let (keys, pool) = (try KeyRing.test(), HashPool(threads: 1))
        let owner = PasswordOwner.member(ID(World.test))
        let secret = try await Vault(keys: keys, pool: pool, world: .test).seal(SecretText("a"), of: owner)
        let raised = try Vault(keys: keys, pool: pool, cost: HashCost(memoryMiB: 64, passes: 3), world: .test)
        let anew = try await raised.seal(SecretText("a"), of: owner)
        var quickest: [Double] = []
        for kept in [secret, anew, nil, secret.with(cost: HashCost(memoryMiB: 20, passes: 2))] {
            var times: [Double] = []
            for _ in 0..<5 {
                let start = try await pool.run { processorTime() }
                _ = try? await raised.isRight(SecretText("b"), with: kept, of: owner)
                times.append(try await pool.run { processorTime() } - start)
            }
            quickest.append(try #require(times.min()))
        }
        let dearest = try #require(quickest.max())
        for (place, time) in quickest.enumerated() { #expect(time > dearest * 0.75, "case \(place)") }
    }
}

/// How long the present thread has been computing, in seconds.
private func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)  // fills a local variable
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
