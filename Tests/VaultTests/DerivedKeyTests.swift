import Crypto
import Foundation
import TestSupport
import Testing

@testable import Vault

/// A key of the ring has one derived key for each purpose.
@Suite struct `What follows from a key of the ring` {
    private let ring: KeyRing
    private let nonce = [UInt8](repeating: 7, count: SealingKey.nonceLength)
    private let place = Array("a place".utf8)

    init() throws { ring = try KeyRing(KeyRing.new(.test)) }

    @Test func `A seal is made with a key that does nothing else, and not with the ring's key`() throws {
        let sealed = try ring.newest.seal(SecretBytes("secret".utf8), nonce: nonce, bindingTo: place)
        let box = try AES.GCM.SealedBox(
            nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
        #expect(throws: (any Error).self) { try AES.GCM.open(box, using: ring.newest.key, authenticating: place) }
        let opened = try ring.newest.open(sealed, nonce: nonce, boundTo: place)
        #expect(opened.isEqual(to: SecretBytes("secret".utf8)))
    }

    @Test func `What was sealed with the ring's key itself opens, in its place alone`() throws {
        let box = try AES.GCM.seal(
            Array("secret".utf8), using: ring.newest.key, nonce: AES.GCM.Nonce(data: nonce), authenticating: place)
        let sealed = Array(box.ciphertext) + Array(box.tag)
        let opened = try ring.newest.open(sealed, nonce: nonce, boundTo: place)
        #expect(opened.isEqual(to: SecretBytes("secret".utf8)))
        #expect(throws: (any Error).self) { try ring.newest.open(sealed, nonce: nonce, boundTo: Array("another".utf8)) }
    }

    @Test func `The name of who fails to log in is known by the ring only`() throws {
        let name = Array("name:portal northline owner@example.com".utf8)
        let kept = ring.throttleName(name)
        #expect(kept.count == 32 && kept == ring.throttleName(name))
        #expect(kept != Array(SHA256.hash(data: name)))
        #expect(kept != ring.newest.authenticate(name))
    }

    @Test func `Every node has the keys of tickets, the newest first, and no other ring has them`() throws {
        let (one, other) = (try Vault.test(keys: ring).ticketKeys, try Vault.test(keys: ring).ticketKeys)
        #expect(one.count == ring.keys.count && one == other)
        #expect(try Vault.test().ticketKeys.first != one.first)
    }
}
