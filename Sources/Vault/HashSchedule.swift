import SecurityQuestions

/// What waits for a hashing thread, whose turn it is, and what is refused at once.
///
/// Checks at the care desk go first, and have places that nothing else can take. The rest of the care desk and everybody
/// else take turns. Within a lane it is first come, first served; nobody has more than a few places
/// (``HashRequester/Share/mostWaiting``), so nobody waits for one who floods. All of it takes the same time however many wait.
struct HashSchedule<Job> {
    typealias Lane = HashRequester.Lane
    typealias Share = HashRequester.Share

    /// Of everybody who is not at the care desk; each lane of the care desk has half as many more.
    let places: Int
    private var lanes: [Lane: Waiting] = [:]
    private var spots: [UInt64: (lane: Lane, number: Int)] = [:]
    private var shares: [Share: Int] = [:]
    private var rates = HashRates()
    private var isCareDeskNext = true
    /// When a lane last had no room for somebody.
    private var refusals: [Lane: ContinuousClock.Instant] = [:]

    private struct Entry {
        let ticket: UInt64
        let job: Job
        let shares: [Share]
    }

    /// A queue out of whose middle may be taken.
    private struct Waiting {
        var entries: [Int: Entry] = [:]
        var first = 0
        var end = 0

        mutating func popFirst() -> Entry? {
            while first < end {
                defer { first += 1 }
                if let entry = entries.removeValue(forKey: first) { return entry }
            }
            return nil
        }
    }

    init(places: Int) { self.places = places }

    /// How many wait.
    var count: Int { spots.count }

    private func places(in lane: Lane) -> Int { lane == .others ? places : (places + 1) / 2 }

    private func hasRoom(in lane: Lane) -> Bool { (lanes[lane]?.entries.count ?? 0) < places(in: lane) }

    /// Whether nobody else may wait in a lane, or somebody was refused for that a moment ago: between two hashes there is room for one.
    func isFull(_ lane: Lane, at now: ContinuousClock.Instant) -> Bool {
        !hasRoom(in: lane) || refusals[lane].map { $0.duration(to: now) < .seconds(2) } ?? false
    }

    /// Throws ``KeepingFailure/busy``, or ``KeepingFailure/limited(seconds:)``; then nothing has changed.
    ///
    /// - Parameter ticket: of its own for each job.
    mutating func add(
        _ job: Job, ticket: UInt64, for requester: HashRequester, at now: ContinuousClock.Instant
    ) throws(KeepingFailure) {
        let lane = requester.lane
        guard hasRoom(in: lane) else {
            refusals[lane] = now
            throw .busy
        }
        guard requester.shares.allSatisfy({ shares[$0, default: 0] < $0.mostWaiting }) else { throw .busy }
        try rates.take(requester.shares, at: now)
        for share in requester.shares { shares[share, default: 0] += 1 }
        let number = lanes[lane, default: Waiting()].end
        lanes[lane, default: Waiting()].entries[number] = Entry(ticket: ticket, job: job, shares: requester.shares)
        lanes[lane]?.end += 1
        spots[ticket] = (lane, number)
    }

    /// The job whose turn it is.
    mutating func next() -> Job? {
        let others: [Lane] = isCareDeskNext ? [.careDesk, .others] : [.others, .careDesk]
        for lane in [.check] + others {
            guard let entry = lanes[lane]?.popFirst() else { continue }
            if lane != .check { isCareDeskNext = lane == .others }
            leave(entry)
            return entry.job
        }
        return nil
    }

    /// Takes out a job whose turn has not come; nil where there is none.
    mutating func drop(ticket: UInt64) -> Job? {
        guard let spot = spots[ticket], let entry = lanes[spot.lane]?.entries.removeValue(forKey: spot.number) else {
            return nil
        }
        leave(entry)
        return entry.job
    }

    private mutating func leave(_ entry: Entry) {
        spots[entry.ticket] = nil
        for share in entry.shares {
            let left = shares[share, default: 1] - 1
            shares[share] = left > 0 ? left : nil
        }
    }
}
