import AppConfiguration
import SecurityQuestions
import Testing
import Vault

@testable import Commands

@Suite struct `What a person is told` {
    @Test func `every failure of the database has one sentence and an exit code`() {
        let failures: [StoreFailure] = [
            .full, .readOnly(path: "p"), .locked(path: "p"), .newer(path: "p"), .damaged(path: "p"),
            .unreachable(path: "p"),
        ]
        let errors = failures.map(\.commandError)
        #expect(Set(errors.flatMap(\.sentences)).count == failures.count)
        #expect(
            errors.map(\.status) == [
                .inputOutput, .notCreated, .unavailable, .configuration, .inputOutput, .nothingFound,
            ])
    }

    @Test func `a key ring that others can read says which command closes it`() {
        let error = KeyRingFailure.openToOthers(path: "/d/key-ring", mode: 0o644).commandError
        #expect(error.status == .permission)
        #expect(error.sentences.first?.contains("mode 644") == true)
        #expect(error.sentences.first?.contains("chmod 600 /d/key-ring") == true)
    }

    @Test func `where no configuration is found the message names the places`() {
        do {
            _ = try ConfigurationFile.find(option: nil, environment: [:], workingFolder: "/nowhere/at/all")
            Issue.record("A configuration was found.")
        } catch {
            let told = CommandError(explaining: error)
            let text = told?.sentences.joined() ?? ""
            #expect(told?.status == .configuration)
            for place in ["--config", "COUNTERSIGN_CONFIG", "/nowhere/at/all/countersign.yaml", "/etc/countersign/"] {
                #expect(text.contains(place))
            }
        }
    }
}
