import Foundation
import SecurityQuestions
import SpokenAnswers
import Testing
import Vault

@testable import countersign

@Suite struct `A new demo` {
    @Test func `has accounts in every state, and log-ins that work`() async throws {
        try await TemporaryFolder.with { folder in
            let text = DemoConfiguration.text(portal: "127.0.0.1:8080", care: "127.0.0.1:8081")
            let configuration = try Configuration(
                ConfigurationFile(path: folder + "/countersign.yaml", text: text),
                overlay: Overlay(environment: [:], flags: [:], folder: folder))
            try await Composition.with(configuration, use: .change) { backstage in
                let now = backstage.world.now()
                let file = try await DemoSeed(configuration: configuration, backstage: backstage, now: now).fill()
                #expect(file.brands.map(\.host) == ["northline.localhost", "atelier-vingt.localhost"])
                for entry in file.brands { try await check(entry, configuration, backstage, at: now) }
            }
        }
    }

    private func check(
        _ entry: DemoFile.BrandEntry, _ configuration: Configuration, _ backstage: Backstage, at now: Date
    ) async throws {
        let brand = try #require(configuration.brands[entry.id])
        let owner = try await backstage.account(entry.owner.account, of: brand)
        #expect(owner.status == .active)
        #expect(PhoneNumber(entry.owner.phone, plan: brand.numbering) == owner.phones.first)
        try await checkAnswer(entry, of: owner, backstage)
        try await checkLogIn(entry, brand, backstage)

        let invitation = try #require(Invitation(link: entry.activation.url))
        let found = try #require(try await backstage.stores.activation(invitation.hash))
        #expect(found.activation.state(at: now) == .waiting(.confirm))

        let plan = try #require(DemoBrand.all.first { $0.id == brand.id })
        for planned in plan.accounts {
            let account = try await backstage.account(planned.number, of: brand)
            let budget = try await backstage.stores.answer(of: account.id, slot: 0)?.budget
            switch (planned.fate, budget?.state(at: now)) {
            case (.pending, nil): #expect(account.status == .pending)
            case (.active, .open(left: 5)): #expect(account.status == .active)
            case (.suspended, .open): #expect(account.status == .suspended)
            case (.closed, .open): #expect(account.status == .closed)
            case (.locked, .locked), (.dead, .dead): #expect(account.status == .active)
            default: Issue.record("\(planned.number) is not \(planned.fate)")
            }
        }
        #expect(Set(plan.accounts.map(\.role)) == Set(Member.Role.allCases))
        #expect(Set(plan.accounts.map(\.phone)).count == plan.accounts.count - 1)
    }

    private func checkAnswer(_ entry: DemoFile.BrandEntry, of account: Account, _ backstage: Backstage) async throws {
        let answer = try #require(try await backstage.stores.answer(of: account.id, slot: 0)).answer
        let match = try await backstage.vault.match(
            SecretText(entry.owner.answer), with: answer.secret, at: answer.place)
        #expect(match == .strict)
        #expect(Catalogue.question(answer.questionID)?.text.fr == entry.owner.question.fr)
    }

    private func checkLogIn(_ entry: DemoFile.BrandEntry, _ brand: Brand, _ backstage: Backstage) async throws {
        let email = try #require(EmailAddress(entry.owner.email))
        let found = try #require(try await backstage.stores.member(email: email, brand: brand.id))
        let isRight = try await backstage.vault.isRight(
            SecretText(entry.owner.password), with: found.password, of: .member(found.member.id))
        #expect(isRight)
        for (logIn, role) in [(entry.agent, Agent.Role.agent), (entry.supervisor, .supervisor)] {
            let email = try #require(EmailAddress(logIn.email))
            let (agent, password) = try #require(try await backstage.stores.agent(email: email))
            #expect(agent.role == role)
            #expect(agent.brands.contains(brand.id))
            #expect(
                try await backstage.vault.isRight(SecretText(logIn.password), with: password, of: .agent(agent.id)))
            #expect(try await backstage.stores.pause(of: agent.id, at: backstage.world.now()) == nil)
        }
    }

    @Test func `asks its first owner a question whose answer the rules would take`() throws {
        let plan = DemoBrand.northline
        let owner = try #require(plan.accounts.first)
        let question = try #require(Catalogue.question(owner.questionID))
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        let account = Account(
            id: ID(Composition.world), brand: brand.id, number: owner.number, company: owner.company, phones: [],
            language: owner.language, status: .active)
        let member = Member(
            id: ID(Composition.world), account: account.id, name: owner.name,
            email: try #require(EmailAddress(owner.email)), role: .owner, language: nil)
        let personal = AnswerRules.Personal(account: account, members: [member], brand: brand)
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
            #expect(throws: Complaint.self) { try DemoFolder(path: folder).state() }
            #expect(throws: Complaint.self) { try DemoFolder(path: folder + "/letter.txt").state() }
        }
    }

    @Test func `is made anew after an interruption`() async throws {
        struct Interruption: Error {}
        try await TemporaryFolder.with { folder in
            let demo = DemoFolder(path: folder + "/demo")
            await #expect(throws: Interruption.self) {
                try await demo.make {
                    try FileContent.writePrivately(Data("x".utf8), to: demo.configuration)
                    throw Interruption()
                }
            }
            #expect(try demo.state() == .new)
            try await demo.make {
                #expect(!FileManager.default.fileExists(atPath: demo.configuration))
                for path in [demo.configuration, demo.file] { try FileContent.writePrivately(Data(), to: path) }
            }
            #expect(try demo.state() == .demo)
        }
    }
}
