import AppConfiguration
import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing
import Vault
import Web

@testable import Commands
@testable import Demo
@testable import countersign

@Suite struct `A new demo` {
    @Test func `has accounts in every state, and log-ins that work`() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try Configuration.demo(in: folder)
            let file = try await Composition().fillDemo(configuration)
            try await Composition().with(configuration, use: .change) { context in
                let now = context.world.now()
                #expect(file.brands.map(\.host) == ["northline.localhost", "atelier-vingt.localhost"])
                for entry in file.brands { try await check(entry, configuration, context, at: now) }
                try await checkPast(context, until: now)
            }
        }
    }

    @Test func `that is told a wrong address says so once, by its option, and makes nothing`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder + "/demo"
            let run = DemoRun(
                folder: DemoFolder(path: path), flags: ["portal.listen": Overlay.Flag("--portal", "nowhere")],
                smtp: nil,
                environment: Composition())
            let refused = try await #require(throws: ConfigurationRefused.self) { try await run.run() }
            #expect(refused.problems.count == 1)
            #expect(refused.problems.first?.sentence.hasPrefix("option --portal: portal.listen cannot be") == true)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `serves programs where the README says, and at a free port where only the other is named`() {
        func api(_ flags: [String: String]) -> String {
            DemoListeners(flags.mapValues { Overlay.Flag("--flag", $0) }).api
        }
        #expect(api([:]) == "127.0.0.1:8082" && api(["care.listen": "127.0.0.1:1"]) == "127.0.0.1:8082")
        #expect(api(["portal.listen": "127.0.0.1:1"]) == "127.0.0.1:0")
        #expect(api(["portal.listen": "127.0.0.1:1", "api.listen": "127.0.0.1:2"]) == "127.0.0.1:2")
    }

    /// What happened is written down as of then, from the agents, three weeks ago, to the invitations of today.
    private func checkPast(_ context: AppContext, until now: Date) async throws {
        let events = try await context.stores.events(
            AuditQuery(.everything), limit: 10_000
        ).map(\.event)
        func days(_ kind: AuditEvent.Kind) -> Set<Int> {
            Set(events.filter { $0.kind == kind }.map { Int((now.timeIntervalSince($0.at) / 86_400).rounded()) })
        }
        #expect(days(.agentAdded) == [22] && days(.accountImported) == [21, 0] && days(.accountActivated) == [20])
        #expect(days(.memberAdded) == [10] && days(.callOpened).isSuperset(of: [15, 14, 2, 0]))
        #expect(events.allSatisfy { $0.at <= now })
        #expect(try await context.stores.due(limit: 10).isEmpty, "whatever was told was mailed then")
    }

    private func check(
        _ entry: DemoFile.BrandEntry, _ configuration: Configuration, _ context: AppContext, at now: Date
    ) async throws {
        let brand = try #require(configuration.brands[entry.id])
        let owner = try await context.account(entry.owner.account, of: brand)
        #expect(owner.status == .active)
        #expect(PhoneNumber(entry.owner.phone, plan: brand.numbering) == owner.phones.first)
        try await checkAnswer(entry, of: owner, context)
        try await checkLogIn(entry, brand, context)

        let invitation = try #require(Invitation(link: entry.activation.url))
        let found = try #require(try await context.stores.activation(invitation.hash))
        #expect(found.activation.state(at: now) == .waiting(.confirm))

        let plan = try #require(DemoBrand.all.first { $0.id == brand.id })
        for planned in plan.accounts {
            let account = try await context.account(planned.number, of: brand)
            let budget = try await context.stores.answer(of: account.id)?.budget
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

    private func checkAnswer(_ entry: DemoFile.BrandEntry, of account: Account, _ context: AppContext) async throws {
        let answer = try #require(try await context.stores.answer(of: account.id)).answer
        let match = try await context.vault.match(
            SecretText(entry.owner.answer), with: answer.secret, at: answer.place)
        #expect(match == .strict)
        #expect(Catalogue.question(answer.questionID)?.text.fr == entry.owner.question.fr)
    }

    private func checkLogIn(_ entry: DemoFile.BrandEntry, _ brand: Brand, _ context: AppContext) async throws {
        let email = try #require(EmailAddress(entry.owner.email))
        let found = try #require(try await context.stores.member(email: email, brand: brand.id))
        let isRight = try await context.vault.isRight(
            SecretText(entry.owner.password), with: found.password, of: .member(found.member.id))
        #expect(isRight)
        for (logIn, role) in [(entry.agent, Agent.Role.agent), (entry.supervisor, .supervisor)] {
            let email = try #require(EmailAddress(logIn.email))
            let (agent, password) = try #require(try await context.stores.agent(email: email))
            #expect(agent.role == role)
            #expect(agent.brands.contains(brand.id))
            #expect(
                try await context.vault.isRight(SecretText(logIn.password), with: password, of: .agent(agent.id)))
            #expect(try await context.stores.agentPause(of: agent.id) == nil)
        }
    }
}
