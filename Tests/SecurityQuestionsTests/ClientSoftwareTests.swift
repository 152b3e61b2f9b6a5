import SecurityQuestions
import Testing

@Suite struct ClientSoftwareTests {
    @Test(
        "A browser is told by what it says of itself",
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36",
                "chrome windows"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
                "edge windows"
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15",
                "safari mac"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/119.0 Mobile Safari/604.1",
                "chrome iphone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36",
                "samsung android"
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "firefox linux"),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "chrome chromeos"),
            ("curl/8.5.0", nil), ("", nil), ("<script>alert(1)</script> Windows", nil),
        ] as [(String, String?)])
    func telling(userAgent: String, kept: String?) {
        #expect(ClientSoftware(userAgent: userAgent)?.kept == kept)
    }

    @Test func `What is kept is read again, and nothing else`() {
        for browser in ClientSoftware.Browser.allCases {
            for system in ClientSoftware.System.allCases {
                let client = ClientSoftware(browser, system)
                #expect(ClientSoftware(kept: client.kept) == client)
            }
        }
        #expect(ClientSoftware(kept: "chrome") == nil && ClientSoftware(kept: "netscape windows") == nil)
    }

    @Test func `Of two addresses a reader sees their own, and the other one masked`() throws {
        let old = try #require(EmailAddress("maggie@old.example"))
        let new = try #require(EmailAddress("m@new.example"))
        let changed = AddressesChanged(from: old, to: new)
        #expect(changed.told(to: old) == ("maggie@old.example", "m•••@new.example"))
        #expect(changed.told(to: new) == ("m•••@old.example", "m@new.example"))
        #expect(
            changed.told(to: try #require(EmailAddress("jo@old.example"))) == ("m•••@old.example", "m•••@new.example"))
    }
}
