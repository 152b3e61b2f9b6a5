import SecurityQuestions

extension Vault: CookieKeeper {
    package func cookieKey(_ id: String?) async -> (id: String, bytes: [UInt8])? {
        guard let id else { return Self.derived(keys.newest) }
        return await found(id).map(Self.derived)
    }

    private static func derived(_ key: SealingKey) -> (id: String, bytes: [UInt8]) {
        (key.id, key.authenticate(Array("countersign log-in cookie".utf8)))
    }
}
