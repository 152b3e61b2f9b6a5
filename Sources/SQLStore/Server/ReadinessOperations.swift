import SecurityQuestions

extension SQLStore {
    package func requireReady() async throws {
        _ = try await keyChecks()
        try engine.requireWritable()
    }

    package func tryWriting() async throws { try await engine.tryWriting() }
}
