extension Brand {
    /// A picture that stands in place of the mark.
    ///
    /// As an `<img>` neither kind runs code, and the content security policy forbids it to one that is opened by itself.
    package struct Logo: Sendable, Hashable {
        package enum Kind: String, Sendable {
            case png = "image/png"
            case svg = "image/svg+xml"
        }

        package let kind: Kind
        package let bytes: [UInt8]

        /// Every first load of a page has it.
        package static let largest = 64 * 1024

        /// Nil for what is neither, by how it begins, or too large.
        package init?(_ bytes: [UInt8]) {
            guard bytes.count <= Self.largest, let kind = Self.kind(of: bytes) else { return nil }
            (self.kind, self.bytes) = (kind, bytes)
        }

        private static func kind(of bytes: [UInt8]) -> Kind? {
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
            let start = String(decoding: bytes.prefix(1024), as: UTF8.self)
            return start.contains("<svg") ? .svg : nil
        }
    }
}
