@testable import Vault

/// A key ring has a newest key, and no key twice.
enum KeyRingTarget {
    static func fault(_ input: [UInt8]) -> String? {
        guard let ring = try? KeyRing(String(decoding: input, as: UTF8.self)) else { return nil }
        guard ring.keys.last?.id == ring.newest.id else { return "the newest key is not the last" }
        return Set(ring.keys.map(\.id)).count == ring.keys.count ? nil : "a key is there twice"
    }
}
