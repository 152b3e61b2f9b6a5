import SecurityQuestions

/// How many hashes were asked for since the present ten minutes began, by those who may have only so many.
///
/// It holds no more than was asked for in that time, and is empty again afterwards.
struct HashRates {
    private var began: ContinuousClock.Instant?
    private var counts: [HashRequester.Share: Int] = [:]

    /// Throws ``KeepingFailure/limited(seconds:)``; then nothing is counted.
    mutating func take(_ shares: [HashRequester.Share], at now: ContinuousClock.Instant) throws(KeepingFailure) {
        let window = HashRequester.Share.rateWindow
        let start: ContinuousClock.Instant
        if let began, now < began + window {
            start = began
        } else {
            start = now
            counts = [:]
        }
        began = start
        let limited = shares.filter { $0.mostInWindow != nil }
        guard limited.allSatisfy({ counts[$0, default: 0] < $0.mostInWindow ?? .max }) else {
            throw .limited(seconds: Int((start + window - now).components.seconds) + 1)
        }
        for share in limited { counts[share, default: 0] += 1 }
    }
}
