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
}
