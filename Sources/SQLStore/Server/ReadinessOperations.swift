import SecurityQuestions

extension SQLStore {
    package func requireReady() async throws {
        _ = try await keyChecks()
        try engine.requireWritable()
    }
}
