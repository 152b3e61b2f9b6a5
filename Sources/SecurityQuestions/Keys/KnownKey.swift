import Foundation

/// A key as the database knows it.
public struct KnownKey: Sendable, Hashable {
    public let id: String
    /// When the server began to seal with it; nil where it never did.
    public let sealingSince: Date?
    public let uses: [KeyPlace: Int]

    public init(id: String, sealingSince: Date?, uses: [KeyPlace: Int]) {
        self.id = id
        self.sealingSince = sealingSince
        self.uses = uses
    }
}
