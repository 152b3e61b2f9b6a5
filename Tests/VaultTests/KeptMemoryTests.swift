import CKeptMemory
import Foundation
import SecurityQuestions
import Testing

@testable import Vault

private let eightMiB = HashCost(memoryMiB: 8, passes: 1)

@Suite struct `What Scripts/sodium makes` {
    @Test func `is what hashes here, where it was made`() {
        let made = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../.build/sodium/libsodium.a").standardizedFileURL
        #expect(KeptMemory.isBuiltIn() == FileManager.default.fileExists(atPath: made.path))
    }
}

/// Not where libsodium is as it comes, nor where a process may lock next to nothing. One at a time, since what may be locked
/// is counted for all threads together.
@Suite(.serialized, .enabled("8 MiB can be kept here") { KeptMemory.standing(cost: eightMiB, threads: 1) == .kept })
struct `A hashing thread that keeps memory` {
    private static let salt = Array("sixteen bytes!!!".utf8)
    private static let least = HashCost.worthlessForTestsOnly

    /// What a thread has to say of its memory after a hash.
    private struct Told: Sendable, Hashable {
        var hashes: Int
        var isZero: Bool

        static func now() -> Told { Told(hashes: kept_memory_hashes(), isZero: kept_memory_is_zero()) }
    }

    private static func hash(_ text: String, cost: HashCost = least) throws -> [UInt8] {
        try Argon2id.hash(SecretBytes(text.utf8), salt: salt, cost: cost).revealed
    }

    @Test func `hashes in it every time, and leaves it zero`() async throws {
        let pool = HashPool(threads: 1, keepingMemoryFor: Self.least)
        for number in 1...3 {
            let told = try await pool.run {
                _ = try Self.hash("\(number)")
                return Told.now()
            }
            #expect(told == Told(hashes: number, isZero: true))
        }
        await pool.shutDown()
    }

    @Test("gives the hashes that libsodium publishes", arguments: Argon2idTests.published)
    func published(vector: Argon2idTests.Vector) async throws {
        let pool = HashPool(threads: 1, keepingMemoryFor: eightMiB)
        let expected = bytes(vector.hash)
        // Twice: in memory that is new, and in memory that was used.
        for number in 1...2 {
            let (hash, told) = try await pool.run {
                let hash = try Argon2id.hash(
                    SecretBytes(bytes(vector.text)), salt: bytes(vector.salt), passes: vector.passes,
                    memory: vector.memory, length: expected.count)
                return (hash.revealed, Told.now())
            }
            #expect(hash == expected)
            #expect(told == Told(hashes: number, isZero: true))
        }
        await pool.shutDown()
    }

    /// `lo` is locked, `dd` left out of dumps (proc(5), VmFlags).
    @Test func `has it locked and left out of dumps`() async throws {
        let pool = HashPool(threads: 1, keepingMemoryFor: Self.least)
        let flags = try await pool.run {
            _ = try Self.hash("")
            // To its end: it says of itself that it is empty.
            let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/smaps"))
            let told = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
            return told.split(separator: "\n").filter { $0.hasPrefix("VmFlags:") }.map {
                Set($0.split(separator: " ").dropFirst())
            }
        }
        #expect(flags.contains { $0.isSuperset(of: ["lo", "dd"]) })
        await pool.shutDown()
    }

    @Test func `gives a hash of a higher cost memory of the kernel, and the same result`() async throws {
        let dear = HashCost(memoryMiB: 64, passes: 3)
        let pool = HashPool(threads: 1, keepingMemoryFor: Self.least)
        let (hash, told) = try await pool.run {
            _ = try Self.hash("")
            return (try Self.hash("saintetienne", cost: dear), Told.now())
        }
        // Of the reference implementation, as in Argon2idTests.
        #expect(hash == bytes("8cd677574791d2dc83fb606d1ce0205bd94a5aac108873d7976024f21b2ced95"))
        #expect(told == Told(hashes: 1, isZero: true))
        await pool.shutDown()
    }

    @Test func `hands it out once at a time, inside a hash only, and wipes what comes back`() async throws {
        let pool = HashPool(threads: 1, keepingMemoryFor: Self.least)
        try await pool.run {
            let before = Self.map()
            kept_memory_offer()
            let (first, second) = (Self.map(), Self.map())
            #expect(kept_memory_hashes() == 1 && Set([before, first, second]).count == 3)
            unsafe UnsafeMutablePointer<UInt8>(bitPattern: first)?.pointee = 7  // in the page that was mapped
            #expect(!kept_memory_is_zero())
            Self.unmap(second)
            #expect(!kept_memory_is_zero())
            Self.unmap(first)
            #expect(kept_memory_is_zero())
            kept_memory_withdraw()
            let after = Self.map()
            #expect(after != first && kept_memory_hashes() == 1)
            Self.unmap(before)
            Self.unmap(after)
        }
        await pool.shutDown()
    }

    /// A page, as libsodium would ask for it; its address.
    private static func map() -> UInt {
        let (access, kind) = (PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS)
        return unsafe UInt(bitPattern: countersign_mmap(nil, 4096, access, kind, -1, 0))  // a number from here on
    }

    private static func unmap(_ page: UInt) {
        #expect(unsafe countersign_munmap(UnsafeMutableRawPointer(bitPattern: page), 4096) == 0)  // one that map() gave
    }

    /// In a process of its own: what is held is counted for all threads of one.
    @Test func `gives it back when it ends`() async {
        await #expect(processExitsWith: .success) {
            let pool = HashPool(threads: 2, keepingMemoryFor: .worthlessForTestsOnly)
            precondition(kept_memory_held() == 0, "nothing was hashed yet")
            _ = try await pool.run { try Self.hash("") }
            precondition(kept_memory_held() == 2 << 20, "one thread keeps its memory, rounded up to a huge page")
            await pool.shutDown()
            precondition(kept_memory_held() == 0, "the thread has ended")
        }
    }

    /// In a process of its own, which may lock no memory.
    @Test func `gets memory of the kernel where none can be locked, and the reason is told`() async {
        await #expect(processExitsWith: .success) {
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            precondition(unsafe setrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &none) == 0)  // reads it only
            // Whoever is root may lock all the same.
            precondition(getuid() != 0 || (setgid(65_534) == 0 && setuid(65_534) == 0))
            let pool = HashPool(threads: 1, keepingMemoryFor: .worthlessForTestsOnly)
            let (hash, hashes) = try await pool.run { (try Self.hash("saintetienne"), kept_memory_hashes()) }
            precondition(hash == bytes("5b6dd2e8875c0b82365e9b454bfea045a88bccd64794c525c9b70f7b19f15787"))
            precondition(hashes == 0 && kept_memory_held() == 0)
            let standing = KeptMemory.standing(cost: .worthlessForTestsOnly, threads: 1)
            precondition(standing == .refused(bytes: 2 << 20), "\(standing)")
        }
    }

    @Test func `is what a machine that allows it has`() {
        #expect(KeptMemory.standing(cost: Self.least, threads: 1) == .kept)
    }

    @Test func `is none where the pool was not told to keep any`() async throws {
        let pool = HashPool(threads: 1)
        let hashes = try await pool.run {
            _ = try Self.hash("")
            return kept_memory_hashes()
        }
        #expect(hashes == 0)
        await pool.shutDown()
    }
}
