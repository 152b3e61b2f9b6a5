import SecurityQuestions

extension HashCost {
    /// What a record may ask for: more can only be a damaged or a forged one, made to exhaust the memory.
    static let largest = HashCost(memoryMiB: 4096, passes: 100)

    /// A fraction of a millisecond, and no protection at all.
    package static let worthlessForTestsOnly = HashCost(memoryMiB: 1, passes: 1)

    var bytes: Int { memoryMiB << 20 }

    /// OWASP Password Storage Cheat Sheet: at least 19 MiB and two passes.
    var meetsMinimum: Bool {
        memoryMiB >= Self.owaspMinimum.memoryMiB && passes >= Self.owaspMinimum.passes && isPossible
    }

    var isPossible: Bool {
        (1...Self.largest.memoryMiB).contains(memoryMiB) && (1...Self.largest.passes).contains(passes)
    }
}
