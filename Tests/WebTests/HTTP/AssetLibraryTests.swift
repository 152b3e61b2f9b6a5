import HTTPTypes
import Hummingbird
import HummingbirdCore
import SecurityQuestions
import Testing

@testable import Web

@Suite struct `Style sheets and scripts` {
    @Test func `are sent without indentation and lines of comment, and otherwise as they are`() {
        let source = """
            /* What this is. */
            a { color: red; } /* stays */

              // Why.
              const link = "https://a.example" // stays
              /* opens
              and closes */
            }
            """
        let sent = """
            a { color: red; } /* stays */
            const link = "https://a.example" // stays
            /* opens
            and closes */
            }

            """
        #expect(String(decoding: AssetLibrary.lean(Array(source.utf8)), as: UTF8.self) == sent)
    }

    @Test func `come with a brand's own logo, which stands in place of its mark`() throws {
        let plain = Installation.brand
        var look = plain.look
        look.logo = Brand.Logo(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8))
        let brand = Brand(
            id: plain.id, name: plain.name, hosts: plain.hosts, look: look, policy: plain.policy,
            timeZone: plain.timeZone,
            numbering: plain.numbering)
        let library = AssetLibrary(brands: Brands([brand]))
        let path = try #require(library.paths(of: brand).logo)
        #expect(library.response(path)?.headers[.contentType] == "image/svg+xml")
        func head(_ assets: AssetPaths) -> String {
            Mark.beside(Site.Look(mark: "wave", bodyClass: "portal", assets: assets)).text
        }
        #expect(head(library.paths(of: brand)) == "<img class=\"logo\" src=\"\(path)\" alt=\"\">")
        #expect(head(library.care).hasPrefix("<svg class=\"mark\""))
    }
}
