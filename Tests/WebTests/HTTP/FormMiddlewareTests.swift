import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite struct `A form that is sent` {
    private func with(_ test: @Sendable (Browser) async throws -> Void) async throws {
        let installation = try await Installation()
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            try await browser.get("/login")
            try await test(browser)
        }
        try await installation.close()
    }

    @Test func `is read where it carries this browser's token`() async throws {
        try await with { browser in
            let response = try await browser.post("/language", ["language": "fr", "back": "/login"])
            #expect(response.status == .seeOther && response.headers[.location] == "/login")
        }
    }

    @Test func `is refused with another browser's token, or none`() async throws {
        try await with { browser in
            let right = browser.token
            for token in ["", "x", String(right.dropLast()), String(right.reversed())] {
                browser.token = token
                let response = try await browser.post("/language", ["language": "fr"])
                #expect(response.status == .forbidden)
            }
        }
    }

    @Test func `is refused where another site has sent it`() async throws {
        try await with { browser in
            for (site, status) in [("cross-site", 403), ("same-origin", 303), ("none", 303)] {
                let response = try await browser.post("/language", ["language": "fr"], headers: [.secFetchSite: site])
                #expect(response.status.code == status)
            }
        }
    }

    @Test(arguments: ["application/json", "multipart/form-data; boundary=x", "text/plain"])
    func `is refused where it is no form`(type: String) async throws {
        try await with { browser in
            let response = try await browser.post("/language", ["language": "fr"], headers: [.contentType: type])
            #expect(response.status == .unsupportedMediaType)
        }
    }

    @Test func `may be so long and no longer`() async throws {
        try await with { browser in
            let long = ["language": "fr", "back": String(repeating: "x", count: Form.largest)]
            let response = try await browser.post("/language", long)
            #expect(response.status == .contentTooLarge)
        }
    }

    /// As much of it as there is, as if it were all, would be a wrong answer to a question.
    @Test func `is told where it does not arrive in time, however steadily it drips`() async throws {
        let installation = try await Installation()
        let limits = ConnectionLimits(body: .seconds(1), total: 100, perNetwork: 100)
        try await RunningListener.with(installation.services(), limits: limits) { listener in
            let slow = try await RawConnection(to: listener.port)
            try await slow.send(
                "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nlanguage=fr")
            let isBorne = Task {
                for _ in 0..<50 {
                    try await slow.send("x")
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            #expect(try await slow.answer(with: "408", within: .seconds(4)))
            isBorne.cancel()
            #expect(await slow.ends(within: .seconds(8)))
        }
        try await installation.close()
    }

    /// HTTP/2 tells no error where a connection ends in the middle of a body: the stream just ends.
    @Test func `is not taken for whole where its connection ends first`() throws {
        let request = HTTPRequest(method: .post, scheme: "https", authority: "localhost", path: "/language")
        for isWhole in [false, true] {
            let channel = EmbeddedChannel(handler: RequestDeadline(body: .seconds(10), answer: .seconds(30)))
            try channel.writeInbound(HTTPRequestPart.head(request))
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "language=f")))
            if isWhole { try channel.writeInbound(HTTPRequestPart.end(nil)) }
            channel.pipeline.fireChannelInactive()
            var isCut = false
            do { try channel.throwIfErrorCaught() } catch is CutBody { isCut = true }
            #expect(isCut == !isWhole)
        }
    }
}
