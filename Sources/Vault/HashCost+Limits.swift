import SecurityQuestions

extension HashCost {
    /// More than a machine can be asked for.
    static let largest = HashCost(memoryMiB: 4096, passes: 100)

    /// A fraction of a millisecond, and no protection at all.
    package static let worthlessForTestsOnly = HashCost(memoryMiB: 1, passes: 1)

    var bytes: Int { memoryMiB << 20 }

    /// What a hash takes grows with this.
    /// - Precondition: it is possible.
    var work: Int { memoryMiB * passes }

    /// What a record may ask for whose cost is not under its seal: anybody who writes to the database may have chosen it.
    func isAtMostTwice(_ configured: HashCost) -> Bool { isPossible && work <= 2 * configured.work }

    /// OWASP Password Storage Cheat Sheet: at least 19 MiB and two passes.
    var meetsMinimum: Bool {
        memoryMiB >= Self.owaspMinimum.memoryMiB && passes >= Self.owaspMinimum.passes && isPossible
    }

    var isPossible: Bool {
        (1...Self.largest.memoryMiB).contains(memoryMiB) && (1...Self.largest.passes).contains(passes)
    }
}
