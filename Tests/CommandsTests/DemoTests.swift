import AppConfiguration
import DurableFiles
import Foundation
import SecurityQuestions
import SpokenAnswers
import TestConfiguration
import TestSupport
import Testing

@testable import Demo

@Suite struct `A demo` {
    @Test func `the demo writes a right configuration`() throws {
        let file = ConfigurationFile(
            path: "/demo/countersign.yaml",
            text: DemoConfiguration.text(portal: "127.0.0.1:8080", care: "127.0.0.1:8081", api: "127.0.0.1:8082"))
        let read = try Configuration(file, overlay: Overlay(environment: [:], flags: [:], folder: "/"))
        #expect(Set(read.brands.all.map(\.id)) == Set(DemoBrand.all.map(\.id)))
        #expect(read.data == "/demo")
    }

    @Test func `asks its first owner a question whose answer the rules would take`() throws {
        let plan = DemoBrand.northline
        let owner = try #require(plan.accounts.first)
        let question = try #require(Catalogue.question(owner.questionID))
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        let account = Account(
            id: ID(.random), brand: brand.id, number: owner.number, company: owner.company, phones: [],
            language: owner.language, status: .active)
        let member = Member(
            id: ID(.random), account: account.id, name: owner.name,
            email: try #require(EmailAddress(owner.email)), role: .owner, language: nil)
        let personal = PersonalFacts(account: account, members: [member], brand: brand)
        let place = AnswerPlace(question, of: account.id, language: owner.language)
        let reading = AnswerRules.read(SecretText(owner.answer), to: question, at: place, personal: personal)
        #expect(throws: Never.self) { try reading.get() }
    }
}

@Suite struct `The folder of a demo` {
    @Test func `is new when it is not there or empty, and refused when it holds something else`() throws {
        try TemporaryFolder.use { folder in
            #expect(try DemoFolder(path: folder + "/none").state() == .new)
            #expect(try DemoFolder(path: folder).state() == .new)
            try Data().write(to: URL(fileURLWithPath: folder + "/letter.txt"))
            #expect(throws: DemoError.self) { try DemoFolder(path: folder).state() }
            #expect(throws: DemoError.self) { try DemoFolder(path: folder + "/letter.txt").state() }
        }
    }

    @Test func `is made anew after an interruption`() async throws {
        struct Interruption: Error {}
        try await TemporaryFolder.with { folder in
            let demo = DemoFolder(path: folder + "/demo")
            await #expect(throws: Interruption.self) {
                try await demo.make {
                    try FileContent.writePrivately("x".utf8, to: demo.configuration)
                    throw Interruption()
                }
            }
            #expect(try demo.state() == .new)
            try await demo.make {
                #expect(!FileManager.default.fileExists(atPath: demo.configuration))
                for path in [demo.configuration, demo.file] { try FileContent.writePrivately([], to: path) }
            }
            #expect(try demo.state() == .demo)
        }
    }
}
