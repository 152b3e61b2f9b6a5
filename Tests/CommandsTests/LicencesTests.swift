import Foundation
import Testing

@testable import Commands

/// What the program prints is what was generated; `Scripts/third-party` sees to it that this is complete.
struct LicencesTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../THIRD-PARTY.txt").standardizedFileURL

    @Test func `the program prints the file that lies beside its sources`() throws {
        let file = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(LicencesCommand.text == file)
    }

    @Test(arguments: [
        "Notice of hummingbird", "Licence of GRDB.swift", "Kirill Simonov", "Fedor Indutny", "The BoringSSL Authors",
        "Brian Gladman",
        "UNICODE LICENSE V3", "GeoNames", "INSEE", "GNU LESSER GENERAL PUBLIC LICENSE", "TERMS AND CONDITIONS FOR USE",
    ])
    func `it names who has to be named`(name: String) {
        #expect(LicencesCommand.text.contains(name))
    }
}
