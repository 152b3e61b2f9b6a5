import CCurl
import Foundation
import SecurityQuestions

/// One connection of libcurl's. Belongs to one thread.
@safe final class CurlAttempt {
    /// Made by `init`, let go by `deinit`, and valid in between.
    private let handle: UnsafeMutableRawPointer
    /// As long as the handle looks at it.
    private var recipients: UnsafeMutablePointer<curl_slist>?
    private let server: SMTPServer
    private let conversation: SMTPConversation
    private let upload: Upload

    /// In seconds: to connect; for a reply; for everything.
    private static let times = (connect: 20, reply: 60, all: 300)

    /// Before the first connection, once (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil where there is no memory.
    init?(_ server: SMTPServer, _ conversation: SMTPConversation) {
        guard Self.isReady, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = unsafe handle
        self.server = server
        self.conversation = conversation
        upload = Upload()
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(recipients)
    }

    /// Sends `mail`, or, without one, only sees whether it could.
    func perform(_ mail: WrittenMail?) -> CURLcode {
        upload.rest = mail?.bytes[...] ?? []
        let prepared = all(setServer(), setSecurity(), setLogin(), setCallbacks(), setEnvelope(mail))
        return prepared == CURLE_OK ? unsafe curl_easy_perform(handle) : prepared
    }

    private func setServer() -> CURLcode {
        all(
            set(CURLOPT_URL, server.url), set(CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // Whatever the environment says about proxies: mail goes to the server that was named.
            set(CURLOPT_PROXY, ""), set(CURLOPT_NOSIGNAL, 1), set(CURLOPT_FORBID_REUSE, 1),
            set(CURLOPT_CONNECTTIMEOUT, Self.times.connect),
            set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.times.reply), set(CURLOPT_TIMEOUT, Self.times.all))
    }

    private func setSecurity() -> CURLcode {
        let level = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        let checked = all(
            set(CURLOPT_USE_SSL, Int(level.rawValue)), set(CURLOPT_SSL_VERIFYPEER, 1), set(CURLOPT_SSL_VERIFYHOST, 2),
            set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
        guard checked == CURLE_OK, let authorities = server.authorities else { return checked }
        return all(set(CURLOPT_CAINFO, authorities), unsafe ccurl_set_text(handle, CURLOPT_CAPATH, nil))
    }

    private func setLogin() -> CURLcode {
        guard let login = server.login else { return CURLE_OK }
        return all(set(CURLOPT_USERNAME, login.user), login.password.reveal { set(CURLOPT_PASSWORD, $0) })
    }

    private func setEnvelope(_ mail: WrittenMail?) -> CURLcode {
        guard let mail else { return set(CURLOPT_CUSTOMREQUEST, "NOOP") }
        unsafe recipients = unsafe curl_slist_append(recipients, "<\(mail.recipient.deliverable)>")  // copies the text
        return all(
            set(CURLOPT_UPLOAD, 1), set(CURLOPT_MAIL_FROM, "<\(mail.sender.deliverable)>"),
            unsafe ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients))
    }

    private func setCallbacks() -> CURLcode {
        // Both live as long as the handle: they are properties of the object that owns it.
        let source = unsafe Unmanaged.passUnretained(upload).toOpaque()
        let witness = unsafe Unmanaged.passUnretained(conversation).toOpaque()
        return all(
            unsafe ccurl_set_source(handle, Upload.read, source), unsafe ccurl_set_sink(handle, Self.ignore),
            unsafe ccurl_set_witness(handle, Self.hear, witness), unsafe ccurl_set_watch(handle, Self.watch, witness))
    }

    private func set(_ option: CURLoption, _ number: Int) -> CURLcode {
        unsafe ccurl_set_number(handle, option, number)
    }
    private func set(_ option: CURLoption, _ text: String) -> CURLcode {
        unsafe ccurl_set_text(handle, option, text)  // copies the text
    }
    private func all(_ codes: CURLcode...) -> CURLcode { codes.first { $0 != CURLE_OK } ?? CURLE_OK }
}

/// What is left to be sent.
private final class Upload {
    var rest: ArraySlice<UInt8> = []

    static let read: curl_read_callback = { buffer, size, count, upload in
        guard let buffer = unsafe buffer, let upload = unsafe upload else { return 0 }
        let source = unsafe Unmanaged<Upload>.fromOpaque(upload).takeUnretainedValue()
        let piece = source.rest.prefix(size * count)
        for (place, byte) in piece.enumerated() { unsafe buffer[place] = CChar(bitPattern: byte) }  // no more than fits
        source.rest.removeFirst(piece.count)
        return piece.count
    }
}

extension CurlAttempt {
    fileprivate static let ignore: curl_write_callback = { _, size, count, _ in size * count }

    fileprivate static let hear: curl_debug_callback = { _, kind, text, length, witness in
        guard let text = unsafe text, let witness = unsafe witness else { return 0 }
        let conversation = unsafe Unmanaged<SMTPConversation>.fromOpaque(witness).takeUnretainedValue()
        guard kind == CURLINFO_HEADER_IN || kind == CURLINFO_HEADER_OUT else { return 0 }
        let bytes = unsafe UnsafeBufferPointer(start: text, count: length)  // as long as libcurl says
        let line = unsafe String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if kind == CURLINFO_HEADER_OUT { conversation.sent(line) } else { conversation.heard(line) }
        return 0
    }

    /// Not nil breaks the transfer off.
    fileprivate static let watch: curl_xferinfo_callback = { witness, _, _, _, _ in
        guard let witness = unsafe witness else { return 0 }
        return unsafe Unmanaged<SMTPConversation>.fromOpaque(witness).takeUnretainedValue().isBrokenOff ? 1 : 0
    }
}
