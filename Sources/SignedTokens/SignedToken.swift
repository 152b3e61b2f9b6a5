/// A JSON Web Token in its compact form (RFC 7515 §7.1), read and not checked yet.
package struct SignedToken: Sendable {
    /// As it came.
    package let text: String
    package let keyID: String
    let algorithm: String
    /// `typ`; nil where it has none.
    let type: String?
    /// The members of its header.
    let headerNames: [String]
    /// What the signature is over.
    let signed: [UInt8]
    let signature: [UInt8]
    let payload: [UInt8]

    /// In bytes. A token with 200 groups of Entra ID has about 12,000.
    package static let largest = 32 * 1024

    /// Throws where it is none, says nothing of its key, or asks for what this reader does not do.
    package init(_ text: String) throws(TokenRefusal) {
        guard text.utf8.count <= Self.largest else { throw .tooLarge }
        self.text = text
        let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URLText.bytes(parts[0]), let payload = Base64URLText.bytes(parts[1]),
            let signature = Base64URLText.bytes(parts[2])
        else { throw .notAToken }
        guard let header = JSONObject(json: head), let algorithm = header.text("alg") else { throw .unreadableHeader }
        // `b64` changes what is signed (RFC 7797), `zip` and `enc` what is read.
        guard !["crit", "b64", "zip", "enc"].contains(where: header.has) else { throw .notUnderstood }
        switch header["typ"] {
        case nil: type = nil
        case .text(let text): type = text
        default: throw .otherType
        }
        guard let keyID = header.text("kid") else { throw .keyNotNamed }
        (self.keyID, self.algorithm, self.payload, self.signature) = (keyID, algorithm, payload, signature)
        headerNames = header.names
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }
}
