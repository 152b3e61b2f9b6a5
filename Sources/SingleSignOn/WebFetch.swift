import CCurl
import Curl
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
        /// What the other side's clock said (RFC 9110 §6.6.1), to the second.
        let clock: Date?
    }

    /// - Parameters:
    ///   - form: sent with POST where there is one; with client and secret as HTTP Basic where there is a `basic` (RFC 6749 §2.3.1).
    ///   - bearer: an access token, of letters that a header may have (RFC 6750 §2.1).
    func perform(_ address: String, form: String? = nil, basic: SecretText? = nil, bearer: SecretText? = nil)
        async throws(ProviderFailure) -> Answer
    {
        guard settings.mayAsk(address) else { throw .unreadable }
        let result = await CurlHandle.onOwnThread("single-sign-on") { [settings] in
            WebAttempt(settings)?.perform(address, form: form, basic: basic, bearer: bearer) ?? .failure(.unreachable)
        }
        return try result.get()
    }
}

/// One connection of libcurl's. Belongs to one thread.
private final class WebAttempt {
    private let curl: CurlHandle
    private let settings: ProviderSettings
    private let receiver = Receiver()

    /// Nil where there is no memory.
    init?(_ settings: ProviderSettings) {
        guard let curl = CurlHandle() else { return nil }
        self.curl = curl
        self.settings = settings
    }

    func perform(_ address: String, form: String?, basic: SecretText?, bearer: SecretText?) -> Result<
        WebFetch.Answer, ProviderFailure
    > {
        let prepared = CURLcode.first(
            curl.set(CURLOPT_URL, address), setBounds(), curl.setTLS(authorities: settings.authorities),
            setHeader(bearer), setForm(form, basic), setReceiver())
        let code = prepared == CURLE_OK ? curl.perform() : prepared
        guard code == CURLE_OK else { return .failure(meaning(of: code)) }
        guard let status = curl.status else { return .failure(.unreachable) }
        return .success(.init(status: status, body: receiver.body, maxAge: receiver.maxAge, clock: receiver.clock))
    }

    private func setBounds() -> CURLcode {
        CURLcode.first(
            curl.set(CURLOPT_PROTOCOLS_STR, settings.allowsPlainLoopback ? "https,http" : "https"),
            curl.set(CURLOPT_FOLLOWLOCATION, 0), curl.setBounds(time: WebFetch.time),
            curl.set(CURLOPT_MAXFILESIZE, WebFetch.largest.body), curl.set(CURLOPT_USERAGENT, "Countersign"))
    }

    private func setHeader(_ bearer: SecretText?) -> CURLcode {
        let shown = bearer.map { $0.reveal { ["Authorization: Bearer \($0)"] } } ?? []
        return curl.set(CURLOPT_HTTPHEADER, lines: ["Accept: application/json"] + shown)
    }

    private func setForm(_ form: String?, _ secret: SecretText?) -> CURLcode {
        guard let form else { return CURLE_OK }
        let posted = curl.setPost(form)
        guard posted == CURLE_OK, let secret else { return posted }
        return CURLcode.first(
            curl.set(CURLOPT_HTTPAUTH, Self.basic), curl.set(CURLOPT_USERNAME, FormText.encoded(settings.client)),
            secret.reveal { curl.set(CURLOPT_PASSWORD, FormText.encoded($0)) })
    }

    /// CURLAUTH_BASIC, which Swift cannot read: it is a cast in C.
    private static let basic = 1

    private func setReceiver() -> CURLcode {
        curl.set(handing: receiver) { unsafe ccurl_set_receiver($0, Receiver.takeBody, Receiver.takeLine, $1) }
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
}

/// What came, up to its bounds: more ends the transfer.
private final class Receiver {
    private(set) var body: [UInt8] = []
    private(set) var maxAge: Int?
    private(set) var clock: Date?
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
        guard parts.count == 2 else { return }
        if parts[0].lowercased() == "date" {
            let seconds = unsafe curl_getdate(parts[1].trimmingCharacters(in: .whitespacesAndNewlines), nil)
            if seconds > 0 { clock = Date(timeIntervalSince1970: TimeInterval(seconds)) }
        }
        guard parts[0].lowercased() == "cache-control" else { return }
        for directive in parts[1].lowercased().split(separator: ",") {
            let words = directive.trimmingCharacters(in: .whitespacesAndNewlines)
            if words == "no-store" || words == "no-cache" { maxAge = 0 }
            if words.hasPrefix("max-age="), let seconds = Int(words.dropFirst("max-age=".count)) {
                maxAge = min(maxAge ?? .max, seconds)
            }
        }
    }
}
