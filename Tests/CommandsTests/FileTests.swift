import Foundation
import TestSupport
import Testing

@testable import Commands
import DurableFiles

@Suite struct `Files the commands write` {
    @Test func `are for their owner alone and replace an earlier one whole`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/links.csv"
            try FileContent.writePrivately("one".utf8, to: path)
            try FileContent.writePrivately("two".utf8, to: path)
            #expect(try FileContent.read(path, upTo: 100) == Array("two".utf8))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["links.csv"])
        }
    }

    @Test func `a list of links appears only when it is kept, and never over another file`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/links.csv"
            do { try DraftFile(ofNew: path).write("dropped".utf8) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            let draft = try DraftFile(ofNew: path)
            try draft.write("kept".utf8)
            try draft.keep()
            #expect(try FileContent.read(path, upTo: 100) == Array("kept".utf8))
            #expect(throws: FileError.refused(path: path, .written, errno: EEXIST)) { try DraftFile(ofNew: path) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["links.csv"])
        }
    }

    @Test func `where a file has no second name, it is moved, and still never over another one`() throws {
        try TemporaryFolder.use { folder in
            let (draft, path) = (folder + "/draft", folder + "/copy")
            try FileContent.writePrivately("whole".utf8, to: draft)
            try DraftFile.moveUnlessTaken(draft, to: path)
            #expect(try FileContent.read(path, upTo: 100) == Array("whole".utf8))
            try FileContent.writePrivately("other".utf8, to: draft)
            #expect(throws: FileError.refused(path: path, .written, errno: EEXIST)) {
                try DraftFile.moveUnlessTaken(draft, to: path)
            }
            #expect(try FileContent.read(path, upTo: 100) == Array("whole".utf8))
            #expect(try FileContent.read(draft, upTo: 100) == Array("other".utf8))
        }
    }

    @Test func `a missing file, a folder and a file that is too large are told apart`() throws {
        func status(_ path: String) -> Commands.ExitStatus? {
            do {
                _ = try FileContent.read(path, upTo: 10)
                return nil
            } catch {
                return CommandError(explaining: error)?.status
            }
        }
        try TemporaryFolder.use { folder in
            try Data(count: 11).write(to: URL(fileURLWithPath: folder + "/large"))
            #expect(status(folder + "/none") == .nothingFound)
            #expect(status(folder) == .nothingFound)
            #expect(status(folder + "/large") == .badData)
            #expect(status("/dev/null") == nil)
        }
    }

    @Test func `a draft that finds its name taken stays where it is, and nothing is written over`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/receipt.json"
            let draft = try DraftFile(ofNew: path)
            try draft.write("new".utf8)
            try FileContent.writePrivately("another's".utf8, to: path)
            let taken = FileError.notKept(path: path, draft: draft.draft, errno: EEXIST)
            #expect(throws: taken) { try draft.keep() }
            #expect(try FileContent.read(path, upTo: 100) == Array("another's".utf8))
            #expect(try FileContent.read(draft.draft, upTo: 100) == Array("new".utf8))
            #expect(CommandError(explaining: taken)?.sentences.first?.contains("is in \(draft.draft)") == true)
        }
    }

    @Test func `a draft that a power cut has left is in nobody's way, and another's draft is`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/export.json"
            try Data("half".utf8).write(to: URL(fileURLWithPath: path + ".new"))
            #expect(throws: FileError.refused(path: path, .written, errno: EEXIST)) {
                try DraftFile(of: path, at: path + ".new")
            }
            #expect(try FileContent.read(path + ".new", upTo: 100) == Array("half".utf8))
            let draft = try DraftFile(ofNew: path)
            try draft.write("whole".utf8)
            try draft.keep()
            #expect(try FileContent.read(path, upTo: 100) == Array("whole".utf8))
        }
    }

    @Test func `two drafts of one file are not in each other's way, and the second to be kept is told`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/export.json"
            let (first, second) = (try DraftFile(ofNew: path), try DraftFile(ofNew: path))
            try first.write("first".utf8)
            try second.write("second, of which only half".utf8)
            try first.keep()
            #expect(try FileContent.read(path, upTo: 100) == Array("first".utf8))
            #expect(throws: FileError.notKept(path: path, draft: second.draft, errno: EEXIST)) { try second.keep() }
            #expect(try FileContent.read(path, upTo: 100) == Array("first".utf8))
        }
    }

    @Test func `a file is read piece by piece, and what cannot be read is told`() throws {
        try TemporaryFolder.use { folder in
            let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/large"))
            let pieces = try FilePieces(of: folder + "/large")
            var read: [[UInt8]] = []
            while let piece = try pieces.next() { read.append(Array(piece)) }
            #expect(read.count > 1 && Array(read.joined()) == bytes)
            #expect(throws: FileError.refused(path: folder + "/none", .read, errno: ENOENT)) {
                try FilePieces(of: folder + "/none")
            }
            #expect(throws: FileError.refused(path: folder, .read, errno: EISDIR)) { try FilePieces(of: folder).next() }
        }
    }

    @Test func `a secret is read from a file of one's own that nobody else may read, and from nothing else`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/secret"
            try FileContent.writePrivately("key".utf8, to: path)
            #expect(try FileContent.readPrivate(path, upTo: 3) == Array("key".utf8))
            #expect(throws: FileError.tooLarge(path: path, limit: 2)) { try FileContent.readPrivate(path, upTo: 2) }
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(throws: FileError.openToOthers(path: path, mode: 0o640)) {
                try FileContent.readPrivate(path, upTo: 3)
            }
            #expect(throws: FileError.notAFile(path: folder)) { try FileContent.readPrivate(folder, upTo: 3) }
            let pipe = folder + "/pipe"
            #expect(unsafe mkfifo(pipe, 0o600) == 0)  // a C string
            #expect(throws: FileError.notAFile(path: pipe)) { try FileContent.readPrivate(pipe, upTo: 3) }
        }
    }
}
