import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// A failure as a program reads it (RFC 9457): the same status as the page has, and no more of the inside.
struct ProblemDetails: Encodable {
    /// The status says it all (RFC 9457 §4.2.1).
    private let type = "about:blank"
    private let title: String
    private let status: Int
    private let detail: String
    /// The request's id, as the server's log has it.
    private let instance: String
    private let language: Language

    private enum CodingKeys: CodingKey {
        case type, title, status, detail, instance
    }

    init(_ failure: Failure, _ context: WebContext) {
        language = context.visit?.text.language ?? .en
        title = failure.status.reasonPhrase
        status = failure.status.code
        detail = "\(failure.words.title[language]). \(failure.words.advice[language])"
        instance = context.id
    }

    var response: Response {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Response(
                status: .init(code: status, reasonPhrase: title),
                headers: [
                    .contentType: "application/problem+json", .cacheControl: "no-store",
                    .contentLanguage: language.rawValue,
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(self))))
        }
    }
}

extension Request {
    /// Whether a program asks: it sends JSON, or would rather have JSON than a page.
    var asksForJSON: Bool {
        if headers[.contentType].map(MediaType.isJSON) == true { return true }
        guard let accepted = headers[.accept], accepted.lowercased().contains("json") else { return false }
        var (json, page) = (0.0, 0.0)
        for range in accepted.split(separator: ",").prefix(20) {
            let weight = MediaType.weight(of: range)
            if MediaType.isJSON(range) { json = max(json, weight) }
            if MediaType.isPage(range) { page = max(page, weight) }
        }
        return json > page
    }
}

/// Media types as headers name them (RFC 9110 §8.3.1, §12.5.1).
private enum MediaType {
    static func isJSON(_ written: some StringProtocol) -> Bool {
        ["application/json", "application/problem+json"].contains(name(written))
    }

    static func isPage(_ written: some StringProtocol) -> Bool {
        ["text/html", "application/xhtml+xml"].contains(name(written))
    }

    /// From 0 to 1; what does not read as a weight weighs nothing.
    static func weight(of range: some StringProtocol) -> Double {
        for parameter in range.split(separator: ";").dropFirst() {
            let text = String(parameter).trimmingSpaces().lowercased()
            if text.hasPrefix("q=") { return Double(text.dropFirst(2)).map { min(1, max(0, $0)) } ?? 0 }
        }
        return 1
    }

    private static func name(_ written: some StringProtocol) -> String {
        String(written.prefix { $0 != ";" }).trimmingSpaces().lowercased()
    }
}
