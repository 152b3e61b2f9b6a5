import Foundation
import SecurityQuestions
import Testing

@testable import Vault

@Suite struct KeyRingTextTests {
    let lines: [String]

    init() {
        lines = KeyRing.new(.test).split(separator: "\n").map(String.init)
    }

    @Test func `A new ring has one key of 256 bits, made now`() throws {
        let ring = try KeyRing(KeyRing.new(.test))
        #expect(ring.keys.count == 1)
        #expect(ring.newest.revealed.count == 32)
        #expect(ring.newest.createdAt == World.test.now())
    }

    @Test func `The last line's key seals, and each is found by its id`() throws {
        let other = try #require(KeyRing.new(.test).split(separator: "\n").last)
        let ring = try KeyRing((lines + ["", "# Later", String(other), " "]).joined(separator: "\r\n"))
        #expect(ring.keys.count == 2)
        #expect(ring.newest.id == other.prefix(16))
        for key in ring.keys { #expect(ring[key.id]?.check == key.check) }
        #expect(ring["no such id"] == nil)
    }

    @Test func `An empty text, another file and a later version are told apart`() {
        expect("", .truncated)
        expect("\n", .truncated)
        expect("{\"keys\": []}\n", .notAKeyRing)
        expect("countersign-key-ring 2\n", .notAKeyRing)
        expect("countersign-key-ring 1\n# only comments\n", .noKey)
    }

    @Test func `A line that is cut anywhere is refused, by its number`() throws {
        let key = try #require(lines.last)
        for length in 1..<key.count {
            let cut = (lines.dropLast() + [String(key.prefix(length))]).joined(separator: "\n")
            expect(cut, .malformed(line: lines.count))
        }
        expect((lines + ["one word"]).joined(separator: "\n"), .malformed(line: lines.count + 1))
        expect((lines.dropLast() + [key + " more"]).joined(separator: "\n"), .malformed(line: lines.count))
    }

    @Test func `A key or an id in which one digit is changed is refused`() throws {
        let key = try #require(lines.last)
        let fields = key.split(separator: " ").map(String.init)
        var secret = try #require(Data(base64Encoded: fields[2]))
        for bit in 0..<256 {
            secret[bit / 8] ^= 1 << (bit % 8)
            let line = "\(fields[0]) \(fields[1]) \(secret.base64EncodedString())"
            expect((lines.dropLast() + [line]).joined(separator: "\n"), .altered(line: lines.count))
            secret[bit / 8] ^= 1 << (bit % 8)
        }
        let renamed = "0000000000000000 \(fields[1]) \(fields[2])"
        expect((lines.dropLast() + [renamed]).joined(separator: "\n"), .altered(line: lines.count))
    }

    @Test func `The same key twice is refused`() throws {
        expect((lines + [try #require(lines.last)]).joined(separator: "\n"), .repeated(line: lines.count + 1))
    }

    @Test func `A check tells keys apart and holds nothing of them`() throws {
        let (one, other) = (try KeyRing.test(), try KeyRing.test())
        let check = try #require(one.check(for: one.newest.id))
        #expect(check.count == 32)
        #expect(check != other.check(for: other.newest.id))
        #expect(check != one.newest.revealed)
        #expect(one.check(for: other.newest.id) == nil)
    }

    private func expect(_ text: String, _ failure: KeyRingFailure, at location: SourceLocation = #_sourceLocation) {
        #expect(throws: failure, sourceLocation: location) { try KeyRing(text) }
    }
}

@Suite struct KeyRingFitTests {
    let ring: KeyRing

    init() throws { ring = try .test() }

    @Test func `A new database learns the checks, and then the ring fits`() async throws {
        let store = RememberedKeys()
        try await ring.verify(against: store)
        #expect(store.all == [ring.newest.id: ring.newest.check])
        try await ring.verify(against: store)
    }

    @Test func `A key added later is learned`() async throws {
        let store = RememberedKeys([ring.newest.id: ring.newest.check])
        let rotated = try KeyRing(keys: ring.keys + KeyRing.test().keys)
        try await rotated.verify(against: store)
        #expect(store.all.count == 2)
    }

    @Test func `A ring that lacks a key of the database is refused and nothing is learned`() async throws {
        let known = ["gone": [UInt8](repeating: 1, count: 32)]
        let store = RememberedKeys(known)
        await #expect(throws: KeyRingFailure.keyMissing(id: "gone")) { try await ring.verify(against: store) }
        #expect(store.all == known)
    }

    @Test func `A ring with another key under a known id is refused and nothing is learned`() async throws {
        let known = [ring.newest.id: [UInt8](repeating: 1, count: 32)]
        let store = RememberedKeys(known)
        let rotated = try KeyRing(keys: KeyRing.test().keys + ring.keys)
        await #expect(throws: KeyRingFailure.keyDiffers(id: ring.newest.id)) {
            try await rotated.verify(against: store)
        }
        #expect(store.all == known)
    }
}
