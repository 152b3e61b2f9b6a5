import Foundation

extension MailedLink {
    /// A one-time link for a message that is not written yet. Throws ``KeepingFailure``.
    package init(_ keeping: any LinkSigner, world: World, lasting seconds: TimeInterval) throws {
        let message = ID<Message>(world)
        let keyID = keeping.linkKeyID
        let token = SecretToken(bytes: try keeping.linkToken(of: message, keyID: keyID))
        self.init(
            message: message, keyID: keyID, token: token.hash, expiresAt: world.now().addingTimeInterval(seconds))
    }
}
