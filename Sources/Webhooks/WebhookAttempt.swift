import CCurl
import Foundation
import SecurityQuestions

/// One POST of libcurl's. Belongs to one thread. No redirect is followed, no proxy of the environment is asked, and the address that is
/// connected to is judged when the socket is opened: no name can lie in between.
@safe final class WebhookAttempt {
    /// Made by `init`, let go by `deinit`, and valid in between.
    private let handle: UnsafeMutableRawPointer
    /// As long as the handle looks at it.
    private var lines: UnsafeMutablePointer<curl_slist>?
    private let address: WebhookAddress
    private let opener: Opener
    private let answer = Answer()
    private let breakOff: BreakOff

    /// Before the first connection, once (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil where there is no memory.
    init?(_ address: WebhookAddress, _ rule: ReceiverRule, _ breakOff: BreakOff) {
        guard Self.isReady, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = unsafe handle
        (self.address, self.breakOff) = (address, breakOff)
        opener = Opener(rule: rule, isPlain: address.isPlain)
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(lines)
    }

    func perform(headers: [String], body: String) -> WebhookResult {
        let prepared = all(setBounds(), setSecurity(), set(headers: headers, body: body), setCallbacks())
        let code = prepared == CURLE_OK ? unsafe curl_easy_perform(handle) : prepared
        var status = 0
        let isKnown = unsafe ccurl_get_status(handle, &status) == CURLE_OK && status > 0
        // An answer that is too long has said by its status what it had to say.
        if code == CURLE_OK || code == CURLE_WRITE_ERROR && isKnown {
            return .answered(status, retryAfter: answer.retryAfter)
        }
        if opener.hasRefused { return .fault(.forbiddenAddress) }
        return .fault(Self.meaning(of: code))
    }

    private func setBounds() -> CURLcode {
        all(
            set(CURLOPT_URL, address.description), set(CURLOPT_PROTOCOLS_STR, address.isPlain ? "http" : "https"),
            set(CURLOPT_FOLLOWLOCATION, 0), set(CURLOPT_PROXY, ""), set(CURLOPT_NOSIGNAL, 1),
            set(CURLOPT_FORBID_REUSE, 1), set(CURLOPT_TIMEOUT, WebhookSettlement.time),
            set(CURLOPT_USERAGENT, "Countersign"))
    }

    private func setSecurity() -> CURLcode {
        all(
            set(CURLOPT_SSL_VERIFYPEER, 1), set(CURLOPT_SSL_VERIFYHOST, 2),
            set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
    }

    private func set(headers: [String], body: String) -> CURLcode {
        // Without the question whether a body may come: it is short.
        for line in headers + ["Expect:"] { unsafe lines = unsafe curl_slist_append(lines, line) }  // copies the text
        return all(
            unsafe ccurl_set_list(handle, CURLOPT_HTTPHEADER, lines), set(CURLOPT_POST, 1),
            set(CURLOPT_POSTFIELDSIZE, body.utf8.count), set(CURLOPT_COPYPOSTFIELDS, body))
    }

    private func setCallbacks() -> CURLcode {
        // All live as long as the handle: they are properties of the object that owns it.
        let opening = unsafe Unmanaged.passUnretained(opener).toOpaque()
        let hearing = unsafe Unmanaged.passUnretained(answer).toOpaque()
        let watching = unsafe Unmanaged.passUnretained(breakOff).toOpaque()
        return all(
            unsafe ccurl_set_opener(handle, Opener.open, opening),
            unsafe ccurl_set_receiver(handle, Answer.takeBody, Answer.takeLine, hearing),
            unsafe ccurl_set_watch(handle, Self.watch, watching))
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

    private func set(_ option: CURLoption, _ number: Int) -> CURLcode {
        unsafe ccurl_set_number(handle, option, number)
    }
    private func set(_ option: CURLoption, _ text: String) -> CURLcode {
        unsafe ccurl_set_text(handle, option, text)  // copies the text
    }
    private func all(_ codes: CURLcode...) -> CURLcode { codes.first { $0 != CURLE_OK } ?? CURLE_OK }
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
        retryAfter = Int(parts[1].trimmingCharacters(in: .whitespacesAndNewlines)).map { TimeInterval(max(0, $0)) }
    }
}
