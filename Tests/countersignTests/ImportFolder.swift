import AppConfiguration
import ArgumentParser
import Demo
import Foundation
import SecurityQuestions
import TestSupport
import Testing

@testable import Commands
@testable import countersign

/// A folder with a configuration and a file of accounts, and `account import` in it.
struct ImportFolder {
    let path: String
    let configuration: Configuration

    static func with(_ body: (ImportFolder) async throws -> Void) async throws {
        try await TemporaryFolder.with { path in
            let text = DemoConfiguration.text(portal: "127.0.0.1:8080", care: "127.0.0.1:8081", api: "127.0.0.1:8082")
            try Data(text.utf8).write(to: URL(filePath: path + "/countersign.yaml"))
            try await body(ImportFolder(path: path, configuration: try .demo(in: path)))
        }
    }

    /// Rows below the header.
    func write(_ rows: String) throws {
        try Data(("number,company,phone,email,name,language\n" + rows).utf8)
            .write(to: URL(filePath: path + "/rows.csv"))
    }

    /// What the import ends with, and says where it is refused.
    func importing(_ arguments: String...) async throws -> (status: Commands.ExitStatus, sentences: [String]) {
        let command = try AccountImportCommand.parse([path + "/rows.csv"] + common + arguments)
        return try await ending { try await command.run(in: Composition()) }
    }

    func changing(_ arguments: String...) async throws -> (status: Commands.ExitStatus, sentences: [String]) {
        let command = try AccountChangeCommand.parse(arguments + common)
        return try await ending { try await command.run(in: Composition()) }
    }

    private var common: [String] { ["--brand", "northline", "--config", path + "/countersign.yaml"] }

    private func ending(_ work: () async throws -> Void) async throws -> (Commands.ExitStatus, [String]) {
        do {
            try await work()
            return (.ok, [])
        } catch {
            let known = try #require(CommandError(explaining: error))
            return (known.status, known.sentences)
        }
    }

    func look<Value>(_ body: (any Stores) async throws -> Value) async throws -> Value {
        try await Composition().with(configuration, use: .change) { try await body($0.stores) }
    }

    func accounts() async throws -> [Account] {
        try await look { try await $0.accounts(ofBrand: "northline", after: "", limit: 10_000).map(\.account) }
    }

    /// A file of this folder, its rows as cells.
    func cells(_ file: String) throws -> [[String]] {
        var (reader, rows) = (
            CSVReader(Array(try Data(contentsOf: URL(filePath: path + "/" + file)))), [[String]]()
        )
        while let row = try reader.next() { rows.append(row.fields) }
        return rows
    }
}
