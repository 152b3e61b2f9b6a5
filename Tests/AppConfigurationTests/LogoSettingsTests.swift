import Foundation
import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

/// A brand's own logo.
struct LogoSettingsTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]

    private func brands(logo path: String) -> String {
        ConfigurationTexts.brand.replacing("mark: ", with: "logo: '\(path)', mark: ")
    }

    private func file(_ bytes: [UInt8], _ test: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "logo-\(UUID().uuidString)").path()
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try test(path)
    }

    @Test func `is read with the configuration, by what it is and not by its name`() throws {
        #expect(try ConfigurationTexts.read("data: /d").brands.all.first?.look.logo == nil)
        let svg = Array("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
        for (bytes, kind) in [(Self.png, Brand.Logo.Kind.png), (svg, .svg)] {
            try file(bytes) { path in
                let logo = try ConfigurationTexts.read("data: /d", brands: brands(logo: path)).brands.all.first?.look
                    .logo
                #expect(logo?.kind == kind && logo?.bytes == bytes)
            }
        }
    }

    @Test func `that is missing, no picture or too large is refused with what is allowed`() throws {
        let allowed = "allowed is the path of a PNG or SVG file of at most 64 kB"
        let page = Array("<!doctype html><script>alert(1)</script>".utf8)
        for bytes in [page, [], Self.png + [UInt8](repeating: 0, count: 64 * 1024)] {
            try file(bytes) { path in
                let refusal = try ConfigurationTexts.refusal("data: /d", brands: brands(logo: path))
                #expect(refusal.count == 1 && refusal.first?.contains(allowed) == true, "\(refusal)")
            }
        }
        let refusal = try ConfigurationTexts.refusal("data: /d", brands: brands(logo: "/nowhere/logo.png"))
        #expect(refusal.count == 1 && refusal.first?.contains(allowed) == true)
    }
}
