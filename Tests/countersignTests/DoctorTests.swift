import AppConfiguration
import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import Commands
@testable import countersign

@Suite struct `The doctor` {
    @Test func `finds no fault with an empty file where the database will be, as the start does not`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let configuration = try Configuration.demo(in: folder)
            try PrivateFolder(path: configuration.data).make()
            try FileContent.writePrivately([], to: configuration.database)
            let doctor = Doctor(configuration: configuration, environment: Composition())
            let before = await doctor.findings().filter {
                ["database", "key ring", "mail"].contains($0.check)
            }
            #expect(before.count == 3 && before.allSatisfy { $0.status == .ok }, "\(before)")
            #expect(try FileContent.read(configuration.database, upTo: 1) == [])
            try await Composition().with(configuration, use: .change) { _ in }
            #expect(configuration.hasDatabase)
            let after = await doctor.findings().first { $0.check == "database" }
            #expect(
                after?.lines.first?.contains("sound, of this version") == true, "\(after?.lines ?? [])")
        }
    }
}
