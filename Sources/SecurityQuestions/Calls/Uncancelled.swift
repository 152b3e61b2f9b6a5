/// Finishes `work` even where the request that asked for it is cancelled.
///
/// - Parameter executor: where it runs; nil for anywhere.
func uncancelled<Value: Sendable>(
    on executor: (any TaskExecutor)? = nil, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await Task(executorPreference: executor) { try await work() }.value
}
