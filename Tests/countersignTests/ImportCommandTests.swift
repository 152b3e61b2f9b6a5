import AppConfiguration
import ArgumentParser
import Demo
import Foundation
import SecurityQuestions
import TestSupport
import Testing

@testable import Commands
@testable import countersign

/// The command itself, on a database of its own.
@Suite struct `An import on the command line` {
    private let header = "number,company,phone,email,name,language\n"

    private func run(_ arguments: [String], in folder: String) async throws {
        let command = try AccountImportCommand.parse(
            [folder + "/rows.csv", "--brand", "northline", "--config", folder + "/countersign.yaml"] + arguments)
        try await command.run(in: Composition())
    }

    private func status(_ arguments: [String], in folder: String) async throws -> Commands.ExitStatus {
        do {
            try await run(arguments, in: folder)
            return .ok
        } catch {
            return try #require(CommandError(explaining: error)).status
        }
    }

    private func write(_ rows: String, in folder: String) throws {
        try Data((header + rows).utf8).write(to: URL(filePath: folder + "/rows.csv"))
    }

    private func withFolder(_ body: (String, Configuration) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let text = DemoConfiguration.text(portal: "127.0.0.1:8080", care: "127.0.0.1:8081", api: "127.0.0.1:8082")
            try Data(text.utf8).write(to: URL(filePath: folder + "/countersign.yaml"))
            try await body(folder, try Configuration.demo(in: folder))
        }
    }

    /// How much of everything that an import writes is there.
    private func counts(_ configuration: Configuration) async throws -> [Int] {
        try await Composition().with(configuration, use: .lookUp) { context in
            [
                try await context.stores.count(ofBrand: "northline"),
                try await context.stores.events(AuditQuery(.everything), limit: 1000).count,
                try await context.stores.due(limit: 1000).count,
            ]
        }
    }

    private func report(_ folder: String) throws -> [[String]] {
        let bytes = Array(try Data(contentsOf: URL(filePath: folder + "/report.csv")))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        var (reader, rows) = (CSVReader(bytes), [[String]]())
        while let row = try reader.next() { rows.append(row.fields) }
        return rows
    }

    @Test func `a dry run without a database makes none, nor a file of links`() async throws {
        try await withFolder { folder, configuration in
            try write("1,Ellison,,m@ellison.example,Margaret,en\n", in: folder)
            try await run(["--dry-run", "--links", folder + "/links.csv"], in: folder)
            #expect(!FileManager.default.fileExists(atPath: configuration.database))
            #expect(!FileManager.default.fileExists(atPath: folder + "/links.csv"))
        }
    }

    @Test func `a dry run tells every row, changes nothing, and ends as the import does`() async throws {
        try await withFolder { folder, configuration in
            try write("A-1,Ellison,,m@ellison.example,Margaret,en\n", in: folder)
            #expect(try await status(["--dry-run"], in: folder) == .ok)
            #expect(try await status(["--links", folder + "/links.csv"], in: folder) == .ok)
            let before = try await counts(configuration)
            #expect(before[0] == 1)
            try write(
                "a1,Other,,o@other.example,O,en\n2,Free,,f@free.example,F,fr\n3,Taken,,M@ellison.example,T,en\n"
                    + "4,Bad,,bad,B,en\n5,=Short\n", in: folder)
            let report = folder + "/report.csv"
            #expect(try await status(["--dry-run", "--report", report], in: folder) == .badData)
            #expect(try await counts(configuration) == before)
            let rows = try self.report(folder)
            #expect(rows.map { $0[0] } == ["line", "2", "3", "4", "5", "6"])
            #expect(rows.map { $0[3] } == ["result", "in already", "to add", "to add", "refused", "refused"])
            #expect(try await status(["--dry-run", "--report", report], in: folder) == .notCreated, "it is there")
            try FileManager.default.removeItem(atPath: report)
            #expect(try await status(["--report", report], in: folder) == .badData)
            #expect(try self.report(folder) == rows, "the import that is refused reports the same")
            #expect(try await counts(configuration) == before)
        }
    }

    @Test func `what was added is reported, and the files open as spreadsheets of either region expect`() async throws {
        try await withFolder { folder, _ in
            try write("1,\"Café; Zoé, =1\",,z@cafe.example,=Zoé,fr\n", in: folder)
            let (links, report) = (folder + "/links.csv", folder + "/report.csv")
            let files = ["--links", links, "--report", report, "--separator", "semicolon"]
            #expect(try await status(files, in: folder) == .ok)
            #expect(
                try self.report(folder) == [
                    ["line", "number", "company", "result", "reason"], ["2", "1", "Café; Zoé, =1", "added", ""],
                ])
            let text = try String(decoding: Data(contentsOf: URL(filePath: links)), as: UTF8.self)
            #expect(text.hasPrefix("\u{FEFF}number;company;name;email;language;link\n1;\"Café; Zoé, =1\";'=Zoé;"))
        }
    }
}
