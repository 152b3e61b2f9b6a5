import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization

@testable import Web

/// A browser: keeps its cookies, and sends forms with the token of the last page that had one.
final class Browser: Sendable {
    private let client: any TestClientProtocol
    private let state = Mutex<(cookies: [String: String], token: String)>(([:], ""))
    /// Which cookies it takes, by name.
    private let takes = Mutex<@Sendable (String) -> Bool>({ _ in true })

    init(_ client: any TestClientProtocol) { self.client = client }

    var keeps: @Sendable (String) -> Bool {
        get { takes.withLock { $0 } }
        set { takes.withLock { $0 = newValue } }
    }
    var token: String {
        get { state.withLock { $0.token } }
        set { state.withLock { $0.token = newValue } }
    }
    var cookies: [String: String] {
        get { state.withLock { $0.cookies } }
        set { state.withLock { $0.cookies = newValue } }
    }

    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.get, path, headers, body: nil)
    }

    @discardableResult
    func post(_ path: String, _ fields: [String: String] = [:], headers: HTTPFields = [:]) async throws -> TestResponse
    {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let fields = fields.merging(["token": token]) { own, _ in own }
        return try await send(.post, path, headers, body: ByteBuffer(string: Self.encoded(fields)))
    }

    static func encoded(_ fields: [String: String]) -> String {
        fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        .joined(separator: "&")
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, body: ByteBuffer?
    ) async throws -> TestResponse {
        var headers = headers
        let jar = cookies
        if !jar.isEmpty { headers[.cookie] = jar.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        let keeps = keeps
        state.withLock { state in
            for line in response.headers[values: .setCookie] {
                let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
                if pair.count == 2, keeps(pair[0]) { state.cookies[pair[0]] = pair[1] }
            }
            if let token = Self.token(in: String(buffer: response.body)) { state.token = token }
        }
        return response
    }

    private static func token(in page: String) -> String? {
        guard let start = page.range(of: "name=\"token\" value=\"") else { return nil }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }
}

extension TestResponse {
    var page: String { String(buffer: body) }
}
