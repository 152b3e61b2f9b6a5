import SecurityQuestions

extension SQLStore {
    package func keyChecks() async throws -> [String: [UInt8]] { try await SQLKeyChecks(engine: engine).keyChecks() }

    package func register(keyID: String, check: [UInt8]) async throws {
        try await SQLKeyChecks(engine: engine).register(keyID: keyID, check: check)
    }
}
