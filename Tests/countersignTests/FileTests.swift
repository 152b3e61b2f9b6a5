import Foundation
import SecurityQuestions
import Testing
import Vault

@testable import countersign

@Suite struct `Files the commands write` {
    @Test func `are for their owner alone and replace an earlier one whole`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/links.csv"
            try FileContent.writePrivately(Data("one".utf8), to: path)
            try FileContent.writePrivately(Data("two".utf8), to: path)
            #expect(try FileContent.read(path, upTo: 100) == Data("two".utf8))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["links.csv"])
        }
    }

    @Test func `a list of links appears only when it is kept, and never over another file`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/links.csv"
            do { _ = try PrivateDraft(of: path, holding: Data("dropped".utf8)) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            try PrivateDraft(of: path, holding: Data("kept".utf8)).keep()
            #expect(try FileContent.read(path, upTo: 100) == Data("kept".utf8))
            #expect(throws: Complaint.self) { try PrivateDraft(of: path, holding: Data()) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["links.csv"])
        }
    }

    @Test func `a missing file, a folder and a file that is too large are told apart`() throws {
        func status(_ path: String) -> countersign.ExitStatus? {
            do {
                _ = try FileContent.read(path, upTo: 10)
                return nil
            } catch {
                return (error as? Complaint)?.status
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
}

@Suite struct `What a person is told` {
    @Test func `every failure of the database has one sentence and an exit code`() {
        let failures: [StoreFailure] = [
            .full, .readOnly(path: "p"), .locked(path: "p"), .newer(path: "p"), .damaged(path: "p"),
            .unreachable(path: "p"),
        ]
        let complaints = failures.map(\.complaint)
        #expect(Set(complaints.flatMap(\.sentences)).count == failures.count)
        #expect(
            complaints.map(\.status) == [
                .inputOutput, .notCreated, .unavailable, .configuration, .inputOutput, .nothingFound,
            ])
    }

    @Test func `a key ring that others can read says which command closes it`() {
        let complaint = KeyRingFailure.openToOthers(path: "/d/key-ring", mode: 0o644).complaint
        #expect(complaint.status == .permission)
        #expect(complaint.sentences.first?.contains("mode 644") == true)
        #expect(complaint.sentences.first?.contains("chmod 600 /d/key-ring") == true)
    }
}
