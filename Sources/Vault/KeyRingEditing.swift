import DurableFiles
import Foundation
import SecurityQuestions

/// Changes of a key ring file. A reader finds the whole ring as it was or as it is, at any moment and after a power cut.
extension KeyRing {
    /// Adds a new key, which is then the newest.
    package static func addKey(toFile path: String, world: World) throws(KeyRingFailure) -> SealingKey {
        let (key, line) = newKey(world)
        try change(path) { text in text + line + "\n" }
        return key
    }

    /// Takes a key out; false where it is not in the file.
    package static func removeKey(_ id: String, fromFile path: String) throws(KeyRingFailure) -> Bool {
        var isFound = false
        try change(path) { text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let kept = lines.filter { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) != id }
            isFound = kept.count < lines.count
            return kept.joined(separator: "\n")
        }
        return isFound
    }

    /// Writes what `edit` makes of the file into a draft beside it, and gives that the name of the file.
    private static func change(_ path: String, _ edit: (String) -> String) throws(KeyRingFailure) {
        // A link leads to the file that is to be replaced, not itself.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        do {
            // Two changes at once come one after the other.
            let lock = try FolderLock(ofFolderOf: file)
            defer { withExtendedLifetime(lock) {} }
            try replace(file, edit)
        } catch let failure as KeyRingFailure {
            throw failure
        } catch let error as FileError {
            throw KeyRingFailure(writing: error)
        } catch {
            throw .notCreated(path: file, code: EIO)
        }
    }

    private static func replace(_ file: String, _ edit: (String) -> String) throws {
        let text = try text(ofFile: file)
        _ = try KeyRing(text)
        let edited = edit(text)
        _ = try KeyRing(edited)
        guard edited != text else { return }
        let ownership = try FileOwnership(ofFileAt: file)
        let place = file + ".new"
        // Left behind by a power cut: whoever holds the folder is alone.
        try FileContent.remove(place)
        let draft = try DraftFile(of: file, at: place)
        try draft.give(to: ownership)
        try draft.write(edited.utf8)
        try draft.replace()
    }
}
