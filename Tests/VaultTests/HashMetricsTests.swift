import SecurityQuestions
import Telemetry
import Testing

@testable import Vault

/// What the threads that hash tell of themselves.
@Suite(.timeLimit(.minutes(10))) struct HashMetricsTests {
    private func lines(_ telemetry: Telemetry) -> [Substring] {
        (telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) } ?? "").split(separator: "\n")
    }

    @Test func `each hash is counted, how long it waited and how long it took`() async throws {
        let telemetry = Telemetry()
        let pool = HashPool(threads: 2, metrics: telemetry.hashing)
        for _ in 0..<3 { _ = try await pool.run(for: .host) { 1 } }
        await pool.shutDown()
        let told = lines(telemetry)
        #expect(told.contains("countersign_hash_duration_seconds_count 3"))
        #expect(told.contains("countersign_hash_wait_seconds_count 3"))
        #expect(told.contains("countersign_hash_queue_length 0.0"))
        #expect(told.contains(#"countersign_hash_threads{state="busy"} 0.0"#))
    }

    @Test func `what is refused is counted by why, and does not stay in the queue`() async throws {
        let telemetry = Telemetry()
        let pool = HashPool(threads: 1, waiting: 0, metrics: telemetry.hashing)
        await #expect(throws: KeepingFailure.busy) { _ = try await pool.run(for: .host) { 1 } }
        let told = lines(telemetry)
        #expect(told.contains(#"countersign_hash_refused_total{reason="busy"} 1"#))
        #expect(told.contains(#"countersign_hash_refused_total{reason="limited"} 0"#))
        #expect(told.contains("countersign_hash_queue_length 0.0"))
        await pool.shutDown()
    }
}
