import SecurityQuestions

extension Vault: GrantSigner {
    package var grantKeys: [GrantKey] { keys.grantKeys.map(\.told) }

    package func signGrant(_ bytes: [UInt8], keyID: String) throws -> [UInt8] {
        guard let key = keys.grantKeys.last(where: { $0.told.id == keyID }) else {
            throw KeepingFailure.keyMissing(keyID)
        }
        return try key.sign(bytes)
    }
}
