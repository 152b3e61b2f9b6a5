import Foundation
import SecurityQuestions
import Testing

@testable import Vault

@Suite struct HMACVectorTests {
    /// RFC 4231 §4.2, §4.3, §4.4 and §4.7.
    @Test(
        "Tags are HMAC-SHA256 as RFC 4231 has it",
        arguments: [
            (
                String(repeating: "0b", count: 20), "4869205468657265",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                String(repeating: "aa", count: 131),
                """
                54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374
                """, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func rfc4231(key: String, message: String, tag: String) {
        #expect(Tags.hmac(bytes(message), key: SecretBytes(bytes(key))).revealed == bytes(tag))
    }

    @Test func `The tags of an answer are those the rules of security name`() {
        let base = SecretBytes(bytes(String(repeating: "0b", count: 32)))
        let form = SecretBytes("lyon".utf8)
        #expect(Tags.sound(base: base).revealed == Tags.hmac(Array("sound".utf8), key: base).revealed)
        #expect(Tags.strict(form, base: base).revealed == Tags.hmac(Array("strictlyon".utf8), key: base).revealed)
    }
}

@Suite struct GCMVectorTests {
    struct Vector: Sendable {
        let key: String
        let nonce: String
        let text: String
        let place: String
        let sealed: String
    }

    static let gcm256 = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"

    /// The first four: test cases 13 to 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", as submitted to
    /// NIST. The others: NIST CAVP `gcmEncryptExtIV256.rsp`, the first of their lengths.
    static let vectors = [
        Vector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), text: "", place: "",
            sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
            text: String(repeating: "00", count: 16), place: "",
            sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            key: gcm256, nonce: "cafebabefacedbaddecaf888",
            text: """
                d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa
                0de657ba637b391aafd255
                """, place: "",
            sealed: """
                522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393
                ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c
                """),
        Vector(
            key: gcm256, nonce: "cafebabefacedbaddecaf888",
            text: """
                d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa
                0de657ba637b39
                """, place: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            sealed: """
                522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393
                ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b
                """),
        Vector(
            key: "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4",
            nonce: "516c33929df5a3284ff463d7", text: "", place: "", sealed: "bdc1ac884d332457a1d2664f168c76f0"),
        Vector(
            key: "92e11dcdaa866f5ce790fd24501f92509aacf4cb8b1339d50c9c1240935dd08b",
            nonce: "ac93a1a6145299bde902f21a", text: "2d71bcfa914e4ac045b2aa60955fad24",
            place: "1e0889016f67601c8ebea4943bc23ad6",
            sealed: "8995ae2e6df3dbf96fac7b7137bae67feca5aa77d51d4a0a14d9c51e1da474ab"),
    ]

    @Test("Seals are AES-256-GCM as NIST has it, and open again", arguments: vectors)
    func nist(vector: Vector) throws {
        let key = SealingKey(SecretBytes(bytes(vector.key)), createdAt: .distantPast)
        let (nonce, place, sealed) = (bytes(vector.nonce), bytes(vector.place), bytes(vector.sealed))
        let text = SecretBytes(bytes(vector.text))
        #expect(try SealingKey.seal(text, with: key.key, nonce: nonce, bindingTo: place) == sealed)
        #expect(try key.open(sealed, nonce: nonce, boundTo: place).revealed == bytes(vector.text))
    }
}
