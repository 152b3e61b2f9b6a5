import Foundation
import SecurityQuestions
import Synchronization
import Testing

@testable import Commands

/// What a node may do now, by time as it passes.
struct LeasesTests {
    @Test func `the one server of a file does everything`() async {
        let leases = Leases(isShared: false)
        #expect(Lease.Job.allCases.allSatisfy(leases.holds))
        #expect(await leases.perform(.sweep) { Lease.held } == .some(nil))
    }

    @Test func `a job is done for as long as its lease surely lasts, counted from before it was asked for`() async {
        let now = Mutex(ContinuousClock.now)
        let leases = Leases(isShared: true) { now.withLock { $0 } }
        #expect(!leases.holds(.mail) && !leases.isElsewhere(.mail))
        #expect(await leases.perform(.mail) { true } == nil)
        let asked = now.withLock { $0 }
        let lease = Lease(.mail, fence: 4)
        now.withLock { $0 += .seconds(3) }
        #expect(leases.keep(lease, since: asked) && !leases.keep(lease, since: asked))
        #expect(await leases.perform(.mail) { Lease.held } == .some(lease))
        #expect(!leases.holds(.sign))
        now.withLock { $0 = asked + .seconds(Lease.duration) }
        #expect(!leases.holds(.mail), "the database could not be asked")
        #expect(await leases.perform(.mail) { true } == nil)
        #expect(leases.lose(.mail) && !leases.lose(.mail) && leases.isElsewhere(.mail))
        now.withLock { $0 += .seconds(Lease.duration) }
        #expect(!leases.isElsewhere(.mail))
    }
}
