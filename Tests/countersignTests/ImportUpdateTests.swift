import AppConfiguration
import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Commands
@testable import countersign

/// Accounts that stay true: `account import --update` and `account change`.
@Suite struct `An import that updates` {
    private let first = """
        A-1,Ellison,(416) 555-0132,m@ellison.example,Margaret,en
        A-2,Other,,o@other.example,Olive,fr

        """

    @Test func `the file of a field report is an update, and its other spellings are none`() async throws {
        try await ImportFolder.with { folder in
            try folder.write(first)
            #expect(try await folder.importing("--links", folder.path + "/links.csv").status == .ok)
            try folder.write(
                "a1,New Name,+1 416 555 0199,M@Ellison.example,Margaret,English\nA 2, Other ,,o@other.example,Olive,fr-CA\n"
            )
            let again = try await folder.importing()
            #expect(again.status == .badData)
            #expect(!again.sentences.contains { $0.contains("another account’s") }, "it is that account’s own (N2)")
            #expect(again.sentences.contains { $0.contains("--update") })
            #expect(try await folder.importing("--update", "--yes", "1").status == .ok)
            let accounts = try await folder.accounts()
            #expect(accounts.map(\.company) == ["New Name", "Other"] && accounts.map(\.number) == ["A-1", "A-2"])
            #expect(accounts[0].phones.map(\.e164) == ["+14165550199"])
            try folder.write("A-1,New Name,416.555.0199,m@ellison.example,Margaret,EN\n")
            let report = folder.path + "/report.csv"
            #expect(try await folder.importing("--update", "--report", report).status == .ok)
            #expect(try folder.cells("report.csv")[1] == ["2", "A-1", "New Name", "left", ""])
        }
    }

    @Test func `many changes are agreed to by their number`() async throws {
        try await ImportFolder.with { folder in
            let rows = (0..<200).map { "\($0),Co \($0),,o\($0)@mail.example,Owner,en\n" }
            try folder.write(rows.joined())
            #expect(try await folder.importing().status == .ok)
            try folder.write(rows.prefix(3).joined().replacing("Owner", with: "Ann"))
            let refused = try await folder.importing("--update")
            #expect(refused.status == .usage && refused.sentences.joined().contains("--yes 3"))
            #expect(try await folder.importing("--update", "--yes", "2").status == .usage)
            #expect(try await folder.importing("--update", "--dry-run").status == .ok)
            try folder.write(rows.prefix(2).joined().replacing("Owner", with: "Ann"))
            #expect(try await folder.importing("--update").status == .ok, "1 % is not above it")
            let owners = try await folder.look {
                try await $0.accounts(ofBrand: "northline", after: "", limit: 500).flatMap(\.owners)
            }
            #expect(owners.count { $0.name == "Ann" } == 2 && owners.count == 200)
        }
    }

    @Test func `a dry run tells each row, the mails and the recent changes, and writes nothing`() async throws {
        try await ImportFolder.with { folder in
            try folder.write(first)
            #expect(try await folder.importing("--links", folder.path + "/links.csv").status == .ok)
            try folder.write(
                "A-1,Renamed,,m@ellison.example,Margaret,en\nA-2,Other,,o@other.example,Olive,fr\n"
                    + "A-3,Third,,t@third.example,T,en\n")
            let report = folder.path + "/report.csv"
            #expect(try await folder.importing("--update", "--dry-run", "--report", report).status == .ok)
            #expect(try folder.cells("report.csv").map { $0[3] } == ["result", "to change", "left", "to add"])
            #expect(try folder.cells("report.csv")[1][4] == "company name")
            #expect(try await folder.accounts().map(\.company) == ["Ellison", "Other"])
        }
    }

    @Test func `portions are in as they were told, and the rest goes on`() async throws {
        try await ImportFolder.with { folder in
            let count = ImportRun.portion * 2 + 7
            let rows = (0..<count).map { "\($0),Co \($0),,o\($0)@mail.example,Owner,en\n" }
            try folder.write(rows.joined())
            #expect(try await folder.importing().status == .usage, "links that might be lost are not printed")
            #expect(try await folder.importing("--links", folder.path + "/links.csv").status == .ok)
            #expect(try await folder.accounts().count == count)
            #expect(try folder.cells("links.csv").count == count + 1)
            #expect(try await folder.importing("--update", "--links", folder.path + "/more.csv").status == .ok)
            #expect(try folder.cells("more.csv").count == 1, "nobody needs another link")
        }
    }

    @Test func `a portion that cannot be taken keeps those before it in, and is itself out`() async throws {
        try await ImportFolder.with { folder in
            let world = AdvancingWorld()
            let accounts = (0..<ImportRun.portion * 2).map { _ in
                world.newAccount(world.account(brand: "northline", status: .pending))
            }
            let late = ImportRun.portion + 3
            try await Composition().with(folder.configuration, use: .change) { context in
                let other = world.newAccount(
                    world.account(brand: "northline", number: accounts[late].account.number))
                #expect(try await context.stores.add([other], by: .host).isEmpty)
                let run = ImportRun(
                    isUpdate: false, isMailed: false, server: RunningServer(database: folder.configuration.database))
                let ending = try await run.run(of: accounts.count, context) { Array(accounts[$0]) }
                #expect(ending.steps.count == ImportRun.portion)
                guard case .conflicts(let conflicts) = ending.stopped else { throw StoreFailure.busy }
                #expect(conflicts == [ImportConflict(index: late, reason: .numberTaken)])
                #expect(try await context.stores.count(ofBrand: "northline") == ImportRun.portion + 1)
            }
        }
    }

    @Test func `one account is changed by command under the same rules`() async throws {
        try await ImportFolder.with { folder in
            try folder.write(first)
            #expect(try await folder.importing("--links", folder.path + "/links.csv").status == .ok)
            let phones = ["--phone", "416-555-0199", "--phone", "+33 6 12 34 56 78"]
            let ending = try await folder.changing(
                "A-1", "--company", "Renamed", "--name", "Ann", "--language", "French", phones[0], phones[1], phones[2],
                phones[3])
            #expect(ending.status == .ok)
            let account = try #require(try await folder.accounts().first)
            #expect(account.company == "Renamed" && account.language == .fr)
            #expect(account.phones.map(\.e164) == ["+14165550199", "+33612345678"])
            #expect(try await folder.changing("A-1", "--no-phone", "--dry-run").status == .ok)
            #expect(try await folder.accounts().first?.phones.count == 2)
            #expect(try await folder.changing("A-1", "--no-phone").status == .ok)
            #expect(try await folder.accounts().first?.phones.isEmpty == true)
            #expect(try await folder.changing("A-1", "--phone", "12").status == .badData)
            #expect(try await folder.changing("A-1", "--name", "X", "--owner", "o@other.example").status == .badData)
            #expect(try await folder.changing("A-9", "--company", "X").status == .nothingFound)
        }
    }
}
