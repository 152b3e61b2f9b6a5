import ArgumentParser
import SecurityQuestions
import TestSupport
import Testing

@testable import Commands
@testable import countersign

/// What a command says where somebody is erased and the database cannot be written anew.
struct ErasureEndingTests {
    /// Its disk is full.
    private struct FullFile: DatabaseFile {
        func copy(to path: String) async throws -> BackupFacts { throw StoreFailure.full }
        func compact() async throws -> LogEmptying { throw StoreFailure.full }
        func emptyLog() async throws -> LogEmptying { throw StoreFailure.full }
        func search(for traces: Traces) async throws -> TraceSearch { throw StoreFailure.full }
    }

    @Test func `somebody who is erased is told to be, with a command that can be run as it stands`() async throws {
        try await ImportFolder.with { folder in
            try await Composition().with(folder.configuration, use: .change) { context in
                let full = AppContext(
                    stores: context.stores, file: FullFile(), traces: FullFile(), vault: context.vault,
                    keys: context.keys, world: context.world, closing: {})
                let error = try await #require(throws: CommandError.self) {
                    try await full.prove(erasureOf: "jonah@example.com", 2, Traces(), brand: "northline")
                }
                #expect(error.status == .unavailable)
                let text = error.sentences.joined()
                #expect(text.hasPrefix("jonah@example.com is erased, but the database could not be written anew"))
                let command = try #require(text.firstMatch(of: /“countersign account erase (.+)”/))
                #expect(try AccountEraseCommand.parse(command.output.1.split(separator: " ").map(String.init)).rewrite)
            }
        }
    }
}
