import DurableFiles
import Glibc
import SecurityQuestions

/// The key ring in a file that only the user of the process can read.
extension KeyRing {
    /// A ring of a thousand keys is smaller.
    private static let largestFile = 128 * 1024

    /// The ring in `file`, made anew where there is none and `store` has never seen a key; it fits `store`.
    ///
    /// Throws ``KeyRingFailure`` or what the store throws.
    package static func open(file: String, world: World, for store: any KeyCheckStore) async throws -> KeyRing {
        if !FileContent.isThere(file) {
            guard try await store.keyChecks().isEmpty else { throw KeyRingFailure.fileMissing(path: file) }
            try create(file: file, world: world)
        }
        let ring = try KeyRing(file: file)
        try await ring.verify(against: store)
        return ring
    }

    package init(file: String) throws(KeyRingFailure) { try self.init(try Self.text(ofFile: file)) }

    package init(mountedFile file: String) throws(KeyRingFailure) {
        try self.init(try Self.text(ofFile: file, isMounted: true))
    }

    /// What is in the file, whose end must be there.
    static func text(ofFile file: String, isMounted: Bool = false) throws(KeyRingFailure) -> String {
        var bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContent.readPrivate(file, upTo: Self.largestFile, isMounted: isMounted)
        } catch {
            throw KeyRingFailure(reading: error)
        }
        defer { for place in bytes.indices { bytes[place] = 0 } }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notAKeyRing }
        // Secret stores leave the last line end away. Where the last line is whole, so is the file: its key belongs to its id.
        if bytes.last != UInt8(ascii: "\n") {
            do { _ = try KeyRing(text) } catch { throw .truncated }
            guard text.split(whereSeparator: \.isNewline).last?.hasPrefix("#") == false else { throw .truncated }
            return text + "\n"
        }
        return text
    }

    /// Makes a file with one new key. It appears whole or not at all, and never in the place of another one: where another
    /// process was faster, its ring is the one.
    static func create(file: String, world: World) throws(KeyRingFailure) {
        do throws(FileError) {
            let draft = try DraftFile(of: file, at: "\(file).\(ID<KeyRing>(world))")
            try draft.write(new(world).utf8)
            _ = try draft.keepUnlessTaken()
        } catch {
            throw KeyRingFailure(writing: error)
        }
    }
}

extension KeyRingFailure {
    init(reading error: FileError) {
        self =
            switch error {
            case .refused(let path, _, ENOENT): .fileMissing(path: path)
            case .refused(let path, _, let errno), .notKept(let path, _, let errno):
                .unreadable(path: path, code: errno)
            case .tooLarge: .truncated
            case .notAFile(let path): .notAFile(path: path)
            case .foreignOwner(let path, let owner): .foreignOwner(path: path, owner: owner)
            case .openToOthers(let path, let mode): .openToOthers(path: path, mode: mode)
            }
    }

    init(writing error: FileError) {
        switch error {
        case .refused(let path, _, let errno), .notKept(let path, _, let errno):
            self = .notCreated(path: path, code: errno)
        default: self.init(reading: error)
        }
    }
}
