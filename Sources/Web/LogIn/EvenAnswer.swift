import SecurityQuestions

/// Holds an answer back until so many whole tenths of a second have gone by since the request came, and a chance part of a
/// fortieth of a second. What is done for somebody takes longer than what is done for nobody, and who measures that would learn
/// who has an account (CWE-208). The chance part hides how promptly a timer wakes whoever has waited longer.
struct EvenAnswer {
    private static let step = Duration.milliseconds(100)
    private let began = ContinuousClock.now

    /// Throws `CancellationError`.
    func wait(in world: World) async throws {
        let steps = Int((ContinuousClock.now - began) / Self.step) + 1
        let chance = world.randomBytes(1).reduce(0) { $0 + Int($1) }
        try await Task.sleep(until: began.advanced(by: Self.step * steps + .microseconds(100 * chance)))
    }
}
