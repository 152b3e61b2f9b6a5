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

    @Test func `warns of a variable that is not read, and says which one was meant`() {
        let found = DoctorCommand.variables(in: [
            "COUNTERSIGN_PORTAL_LISTN": "127.0.0.1:1", "COUNTERSIGN_WHATEVER_IT_IS": "",
            "COUNTERSIGN_LOG_LEVEL": "info",
            "HOME": "/",
        ])
        #expect(
            found.lines == [
                "WARN     environment: COUNTERSIGN_PORTAL_LISTN is not used: did you mean COUNTERSIGN_PORTAL_LISTEN?",
                "WARN     environment: COUNTERSIGN_WHATEVER_IT_IS is not used.",
            ])
        #expect(found.status == .ok)
        #expect(
            DoctorCommand.variables(in: ["COUNTERSIGN_LOG_LEVEL": "info"]).lines == [
                "OK       environment: nothing unknown"
            ])
    }

    @Test func `warns where help and mail are not there`() async throws {
        try await TemporaryFolder.with { folder in
            var configuration = try Configuration.demo(in: folder)
            (configuration.isDemo, configuration.help, configuration.mail) = (false, nil, nil)
            let found = await Doctor(configuration: configuration, environment: Composition()).findings()
            for (check, said) in [("help", "not installed"), ("mail", "not set up")] {
                let finding = try #require(found.first { $0.check == check })
                #expect(finding.lines.first?.hasPrefix("WARN     \(check): \(said)") == true, "\(finding.lines)")
                #expect(finding.status == .ok)
            }
        }
    }
}
