/// Between whom a token is, and about whom.
struct TokenParties {
    let claims: JSONObject

    /// OpenID Connect Core 1.0 §2: no longer than 255 letters.
    private static let longest = 255

    func check(issuer: String, client: String) throws(TokenRefusal) {
        guard let said = claims.text("iss"), said.isExactly(issuer) else { throw .otherIssuer }
        let audiences = claims["aud"]?.texts ?? claims.text("aud").map { [$0] } ?? []
        guard audiences.contains(where: { $0.isExactly(client) }) else { throw .otherAudience }
        // For several it has to say for whom it was made.
        guard let party = claims["azp"] else {
            if audiences.count == 1 { return }
            throw .otherParty
        }
        guard let party = party.text, party.isExactly(client) else { throw .otherParty }
    }

    func subject() throws(TokenRefusal) -> String {
        guard let subject = usable("sub") else { throw .subjectUnusable }
        return subject
    }

    /// Nil where it names none.
    func session() throws(TokenRefusal) -> String? {
        guard claims.has("sid") else { return nil }
        guard let session = usable("sid") else { throw .sessionUnusable }
        return session
    }

    /// A name that can be kept: printable ASCII.
    private func usable(_ name: String) -> String? {
        guard let text = claims.text(name), (1...Self.longest).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) })
        else { return nil }
        return text
    }
}
