import SecurityQuestions
import Testing

@testable import Vault

/// RFC 9106 §5.3 itself has four lanes, a secret and associated data, which libsodium's `crypto_pwhash` does not take.
@Suite struct Argon2idTests {
    struct Vector: Sendable {
        let text: String
        let salt: String
        let passes: Int
        let memory: Int
        let hash: String
    }

    /// libsodium 1.0.18, `test/default/pwhash_argon2id.c` and `.exp`: the numbers 0, 6 and 5 of `tv`;
    /// and of `tv3` `$argon2id$v=19$m=4882,t=2,p=1$bA81arsiXysd3WbTRzmEOw$Nm8QBM+7RH1DXo9rvp5cwKEOOOfD2g6JuxlXihoNcpE`.
    static let published = [
        Vector(
            text: """
                a347ae92bce9f80f6f595a4480fc9c2fe7e7d7148d371e9487d75f5c23008ffae065577a928febd9b1973a5a95073acdbeb6a030cf
                c0d79caa2dc5cd011cef02c08da232d76d52dfbca38ca8dcbd665b17d1665f7cf5fe59772ec909733b24de97d6f58d220b20c60d7c
                07ec1fd93c52c31020300c6c1facd77937a597c7a6
                """,
            salt: "5541fbc995d5c197ba290346d2c559de", passes: 5, memory: 7_256_678,
            hash: """
                18acec5d6507739f203d1f5d9f1d862f7c2cdac4f19d2bdff64487e60d969e3ced615337b9eec6ac4461c6ca07f0939741e57c24d0
                005c7ea171a0ee1e7348249d135b38f222e4dad7b9a033ed83f5ca27277393e316582033c74affe2566a2bea47f91f0fd9fe49ece7
                e1f79f3ad6e9b23e0277c8ecc4b313225748dd2a80f5679534a0700e246a79a49b3f74eb89ec6205fe1eeb941c73b1fcf1
                """),
        Vector(
            text: "b540beb016a5366524d4605156493f9874514a5aa58818cd0c6dfffaa9e90205f17b",
            salt: "44071f6d181561670bda728d43fb79b4", passes: 1, memory: 1_631_659,
            hash: """
                7fb72409b0987f8190c3729710e98c3f80c5a8727d425fdcde7f3644d467fe973f5b5fee683bd3fce812cb9ae5e9921a2d06c2f190
                5e4e839692f2b934b682f11a2fe2b90482ea5dd234863516dba6f52dc0702d324ec77d860c2e181f84472bd7104fedce071ffa93c5
                309494ad51623d214447a7b2b1462dc7d5d55a1f6fd5b54ce024118d86f0c6489d16545aaa87b6689dad9f2fb47fda9894f8e12b87
                d978b483ccd4cc5fd9595cdc7a818452f915ce2f7df95ec12b1c72e3788d473441d884f9748eb14703c21b45d82fd667b85f5b2d98
                c13303b3fe76285531a826b6fc0fe8e3dddecf
                """),
        Vector(
            text: """
                c7b09aec680e7b42fedd7fc792e78b2f6c1bea8f4a884320b648f81e8cf515e8ba9dcfb11d43c4aae114c1734aa69ca82d449983
                65db9c93744fa28b63fd16000e8261cbbe083e7e2da1e5f696bde0834fe53146d7e0e35e7de9920d041f5a5621aabe02da3e2b09
                b405b77937efef3197bd5772e41fdb73fb5294478e45208063b5f58e089dbeb6d6342a909c1307b3fff5fe2cf4da56bdae50848f
                """,
            salt: "039c056d933b475032777edbaffac50f", passes: 3, memory: 4_886_999,
            hash: """
                d6e9d6cabd42fb9ba7162fe9b8e41d59d3c7034756cb460c9affe393308bd0225ce0371f2e6c3ca32aca2002bf2d3909c6b6e7df
                c4a00e850ff4f570f8f749d4bb6f0091e554be67a9095ae1eefaa1a933316cbec3c2fd4a14a5b6941bda9b7eabd821d79abde247
                5a53af1a8571c7ee46460be415882e0b393f48c12f740a6a72cba9773000602e13b40d3dfa6ac1d4ec43a838b7e3e165fecad4b2
                498389e60a3ff9f0f8f4b9fca1126e64f49501e38690
                """),
        Vector(
            text: "", salt: "6c0f356abb225f2b1ddd66d34739843b", passes: 2, memory: 4882 * 1024,
            hash: "366f1004cfbb447d435e8f6bbe9e5cc0a10e38e7c3da0e89bb19578a1a0d7291"),
    ]

    @Test("Argon2id gives the hashes libsodium publishes", arguments: published)
    func libsodium(vector: Vector) throws {
        let expected = bytes(vector.hash)
        let hash = try Argon2id.hash(
            SecretBytes(bytes(vector.text)), salt: bytes(vector.salt), passes: vector.passes, memory: vector.memory,
            length: expected.count)
        #expect(hash.revealed == expected)
    }

    /// Made by argon2-cffi 25.1.0 (the reference C code), which on the same day gave the tag of RFC 9106 §5.3:
    /// `hash_secret_raw(text, b"sixteen bytes!!!", passes, mebibytes * 1024, 1, 32, Type.ID, 19)`.
    @Test(
        "Argon2id gives the hashes of the reference implementation, at the cost answers have",
        arguments: [
            ("", HashCost.owaspMinimum, "c12ef0cd1867958bea41b52ae84a224f72ae8309ad696053570d0340dc4a0865"),
            ("saintetienne", .owaspMinimum, "c8e05f85a74d1a08ad6d4f2ca9086fe1e2de575ffd35199bc3bdbc58f05c3964"),
            (
                "ŒUVRE Crème brûlée 北京", .owaspMinimum,
                "4a742caca3d8aca47e215f399296bd46a3aeef865555ff256e23d99613d50f44"
            ),
            (
                "saintetienne", .worthlessForTestsOnly,
                "5b6dd2e8875c0b82365e9b454bfea045a88bccd64794c525c9b70f7b19f15787"
            ),
            (
                "saintetienne", HashCost(memoryMiB: 64, passes: 3),
                "8cd677574791d2dc83fb606d1ce0205bd94a5aac108873d7976024f21b2ced95"
            ),
        ])
    func reference(text: String, cost: HashCost, hash: String) throws {
        let salt = Array("sixteen bytes!!!".utf8)
        #expect(try Argon2id.hash(SecretBytes(text.utf8), salt: salt, cost: cost).revealed == bytes(hash))
    }
}
