import CCurl
import Curl
import Foundation
import SecurityQuestions

/// One POST of libcurl's. Belongs to one thread. No redirect is followed, no proxy of the environment is asked, and the address that is
/// connected to is judged when the socket is opened: no name can lie in between.
final class WebhookAttempt {
    private let curl: CurlHandle
    private let address: WebhookAddress
    private let opener: Opener
    private let answer: Answer
    private let breakOff: BreakOff

    /// Nil where there is no memory.
    ///
    /// - Parameter now: when it is sent.
    init?(_ address: WebhookAddress, _ rule: ReceiverRule, _ breakOff: BreakOff, at now: Date) {
        guard let curl = CurlHandle() else { return nil }
        self.curl = curl
        answer = Answer(askedAt: now)
        (self.address, self.breakOff) = (address, breakOff)
        opener = Opener(rule: rule, isPlain: address.isPlain)
    }

    func perform(headers: [String], body: String) -> WebhookResult {
        let prepared = CURLcode.first(setBounds(), curl.setTLS(), set(headers: headers, body: body), setCallbacks())
        let code = prepared == CURLE_OK ? curl.perform() : prepared
        // An answer that is too long has said by its status what it had to say.
        if code == CURLE_OK || code == CURLE_WRITE_ERROR, let status = curl.status {
            return .answered(status, retryAfter: answer.retryAfter)
        }
        if opener.hasRefused { return .fault(.forbiddenAddress) }
        return .fault(Self.meaning(of: code))
    }

    private func setBounds() -> CURLcode {
        CURLcode.first(
            curl.set(CURLOPT_URL, address.description),
            curl.set(CURLOPT_PROTOCOLS_STR, address.isPlain ? "http" : "https"),
            curl.set(CURLOPT_FOLLOWLOCATION, 0), curl.setBounds(time: WebhookSettlement.time),
            curl.set(CURLOPT_USERAGENT, "Countersign"))
    }

    private func set(headers: [String], body: String) -> CURLcode {
        // Without the question whether a body may come: it is short.
        CURLcode.first(curl.set(CURLOPT_HTTPHEADER, lines: headers + ["Expect:"]), curl.setPost(body))
    }

    private func setCallbacks() -> CURLcode {
        CURLcode.first(
            curl.set(handing: opener) { unsafe ccurl_set_opener($0, Opener.open, $1) },
            curl.set(handing: answer) { unsafe ccurl_set_receiver($0, Answer.takeBody, Answer.takeLine, $1) },
            curl.set(handing: breakOff) { unsafe ccurl_set_watch($0, Self.watch, $1) })
    }

    /// Not nil breaks the transfer off; libcurl asks once a second at least.
    private static let watch: curl_xferinfo_callback = { breakOff, _, _, _, _ in
        guard let breakOff = unsafe breakOff else { return 0 }
        return unsafe Unmanaged<BreakOff>.fromOpaque(breakOff).takeUnretainedValue().isAsked ? 1 : 0
    }

    private static func meaning(of code: CURLcode) -> WebhookFault {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .slow
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR: .certificate
        default: .unreachable
        }
    }
}

/// Opens the socket of a connection where its address may be reached.
private final class Opener {
    private let rule: ReceiverRule
    private let isPlain: Bool
    private(set) var hasRefused = false

    init(rule: ReceiverRule, isPlain: Bool) { (self.rule, self.isPlain) = (rule, isPlain) }

    static let open: curl_opensocket_callback = { opener, _, address in
        guard let opener = unsafe opener, let address = unsafe address else { return -1 }
        let own = unsafe Unmanaged<Opener>.fromOpaque(opener).takeUnretainedValue()
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe ccurl_address_bytes(address, &bytes)  // 16 at most
        guard own.rule.allows(Array(bytes.prefix(Int(count))), isPlain: own.isPlain) else {
            own.hasRefused = true
            return -1  // CURL_SOCKET_BAD
        }
        return unsafe ccurl_open_socket(address)
    }
}

/// What matters of an answer: of the body nothing, and more than a little of it ends the transfer.
private final class Answer {
    private(set) var retryAfter: TimeInterval?
    private var size = 0
    private let askedAt: Date

    init(askedAt: Date) { self.askedAt = askedAt }

    /// In bytes, of body and header together.
    private static let largest = 64 * 1024

    static let takeBody: curl_write_callback = { _, size, count, answer in
        guard let answer = unsafe answer else { return 0 }
        let own = unsafe Unmanaged<Answer>.fromOpaque(answer).takeUnretainedValue()
        return own.take(size * count)
    }

    static let takeLine: curl_write_callback = { bytes, size, count, answer in
        guard let bytes = unsafe bytes, let answer = unsafe answer else { return 0 }
        let own = unsafe Unmanaged<Answer>.fromOpaque(answer).takeUnretainedValue()
        let piece = unsafe UnsafeBufferPointer(start: bytes, count: size * count)  // as long as libcurl says
        let line = unsafe String(decoding: piece.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        own.read(line)
        return own.take(size * count)
    }

    private func take(_ count: Int) -> Int {
        size += count
        return size <= Self.largest ? count : 0
    }

    private func read(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "retry-after" else { return }
        let text = parts[1].trimmingCharacters(in: .whitespacesAndNewlines)
        retryAfter = RetryAfter.seconds(text, at: askedAt)
    }
}
