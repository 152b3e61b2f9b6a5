import CCurl
import Foundation
import SecurityQuestions

/// Asks a provider something by HTTPS, with libcurl: no redirect is followed, no proxy of the environment is asked, and neither time nor
/// size is left to the other side.
///
/// Each question has a thread and a connection of its own: libcurl waits for the network, and no thread that serves pages may.
struct WebFetch: Sendable {
    let settings: ProviderSettings

    /// In seconds, for everything.
    static let time = 5
    /// In bytes, of a body, and of all lines of a header.
    static let largest = (body: 256 * 1024, header: 64 * 1024)

    struct Answer: Sendable {
        let status: Int
        let body: [UInt8]
        /// How long it may be kept, in seconds, where the answer says it.
        let maxAge: Int?
    }

    /// - Parameter form: sent with POST where there is one; with client and secret as HTTP Basic where `isBasic` (RFC 6749 §2.3.1).
    func perform(_ address: String, form: String? = nil, isBasic: Bool = false)
        async throws(ProviderFailure) -> Answer
    {
        guard settings.mayAsk(address) else { throw .unreadable }
        let result: Result<Answer, ProviderFailure> = await withCheckedContinuation { continuation in
            let thread = Thread {
                try? "single-sign-on".write(
                    toFile: "/proc/thread-self/comm", atomically: false, encoding: .utf8)
                guard let attempt = WebAttempt(settings) else {
                    return continuation.resume(returning: .failure(.unreachable))
                }
                continuation.resume(returning: attempt.perform(address, form: form, isBasic: isBasic))
            }
            thread.start()
        }
        return try result.get()
    }
}

/// One connection of libcurl's. Belongs to one thread.
@safe private final class WebAttempt {
    /// Made by `init`, let go by `deinit`, and valid in between.
    private let handle: UnsafeMutableRawPointer
    /// As long as the handle looks at it.
    private var lines: UnsafeMutablePointer<curl_slist>?
    private let settings: ProviderSettings
    private let receiver = Receiver()

    /// Before the first connection, once (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil where there is no memory.
    init?(_ settings: ProviderSettings) {
        guard Self.isReady, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = unsafe handle
        self.settings = settings
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(lines)
    }

    func perform(_ address: String, form: String?, isBasic: Bool) -> Result<
        WebFetch.Answer, ProviderFailure
    > {
        let prepared = all(
            set(CURLOPT_URL, address), setBounds(), setSecurity(), setForm(form, isBasic), setReceiver())
        let code = prepared == CURLE_OK ? unsafe curl_easy_perform(handle) : prepared
        guard code == CURLE_OK else { return .failure(meaning(of: code)) }
        var status = 0
        guard unsafe ccurl_get_status(handle, &status) == CURLE_OK else {
            return .failure(.unreachable)
        }
        return .success(.init(status: status, body: receiver.body, maxAge: receiver.maxAge))
    }

    private func setBounds() -> CURLcode {
        all(
            set(CURLOPT_PROTOCOLS_STR, settings.allowsPlainLoopback ? "https,http" : "https"),
            set(CURLOPT_FOLLOWLOCATION, 0), set(CURLOPT_PROXY, ""), set(CURLOPT_NOSIGNAL, 1),
            set(CURLOPT_FORBID_REUSE, 1), set(CURLOPT_TIMEOUT, WebFetch.time),
            set(CURLOPT_MAXFILESIZE, WebFetch.largest.body), set(CURLOPT_USERAGENT, "Countersign"))
    }

    private func setSecurity() -> CURLcode {
        let checked = all(
            set(CURLOPT_SSL_VERIFYPEER, 1), set(CURLOPT_SSL_VERIFYHOST, 2),
            set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
        guard checked == CURLE_OK, let authorities = settings.authorities else { return checked }
        return all(set(CURLOPT_CAINFO, authorities), unsafe ccurl_set_text(handle, CURLOPT_CAPATH, nil))
    }

    private func setForm(_ form: String?, _ isBasic: Bool) -> CURLcode {
        unsafe lines = unsafe curl_slist_append(nil, "Accept: application/json")  // copies the text
        let accepted = unsafe ccurl_set_list(handle, CURLOPT_HTTPHEADER, lines)
        guard accepted == CURLE_OK, let form else { return accepted }
        let posted = all(
            set(CURLOPT_POST, 1), set(CURLOPT_POSTFIELDSIZE, form.utf8.count),
            set(CURLOPT_COPYPOSTFIELDS, form))
        guard posted == CURLE_OK, isBasic else { return posted }
        return all(
            set(CURLOPT_HTTPAUTH, Self.basic), set(CURLOPT_USERNAME, FormText.encoded(settings.client)),
            settings.secret.reveal { set(CURLOPT_PASSWORD, FormText.encoded($0)) })
    }

    /// CURLAUTH_BASIC, which Swift cannot read: it is a cast in C.
    private static let basic = 1

    private func setReceiver() -> CURLcode {
        // It lives as long as the handle: both are properties of this object.
        let witness = unsafe Unmanaged.passUnretained(receiver).toOpaque()
        return unsafe ccurl_set_receiver(handle, Receiver.takeBody, Receiver.takeLine, witness)
    }

    private func meaning(of code: CURLcode) -> ProviderFailure {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .slow
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
            .certificate
        case CURLE_WRITE_ERROR, CURLE_FILESIZE_EXCEEDED, CURLE_WEIRD_SERVER_REPLY: .unreadable
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

/// What came, up to its bounds: more ends the transfer.
private final class Receiver {
    private(set) var body: [UInt8] = []
    private(set) var maxAge: Int?
    private var headerSize = 0

    static let takeBody: curl_write_callback = { bytes, size, count, receiver in
        guard let bytes = unsafe bytes, let receiver = unsafe receiver else { return 0 }
        let own = unsafe Unmanaged<Receiver>.fromOpaque(receiver).takeUnretainedValue()
        let length = size * count
        guard own.body.count + length <= WebFetch.largest.body else { return 0 }
        let piece = unsafe UnsafeBufferPointer(start: bytes, count: length)  // as long as libcurl says
        unsafe own.body.append(contentsOf: piece.lazy.map { UInt8(bitPattern: $0) })
        return length
    }

    static let takeLine: curl_write_callback = { bytes, size, count, receiver in
        guard let bytes = unsafe bytes, let receiver = unsafe receiver else { return 0 }
        let own = unsafe Unmanaged<Receiver>.fromOpaque(receiver).takeUnretainedValue()
        let length = size * count
        own.headerSize += length
        guard own.headerSize <= WebFetch.largest.header else { return 0 }
        let piece = unsafe UnsafeBufferPointer(start: bytes, count: length)  // as long as libcurl says
        let line = unsafe String(decoding: piece.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        own.read(line)
        return length
    }

    private func read(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "cache-control" else { return }
        for directive in parts[1].lowercased().split(separator: ",") {
            let words = directive.trimmingCharacters(in: .whitespacesAndNewlines)
            if words == "no-store" || words == "no-cache" { maxAge = 0 }
            if words.hasPrefix("max-age="), let seconds = Int(words.dropFirst("max-age=".count)) {
                maxAge = min(maxAge ?? .max, seconds)
            }
        }
    }
}
