import CCurl
import Curl
import Foundation
import SecurityQuestions

/// One connection of libcurl's. Belongs to one thread.
final class CurlAttempt {
    private let curl: CurlHandle
    private let server: SMTPServer
    private let conversation: SMTPConversation
    private let upload: Upload

    /// In seconds: to connect; for a reply; for everything.
    private static let times = (connect: 20, reply: 60, all: 300)

    /// Nil where there is no memory.
    init?(_ server: SMTPServer, _ conversation: SMTPConversation) {
        guard let curl = CurlHandle() else { return nil }
        self.curl = curl
        self.server = server
        self.conversation = conversation
        upload = Upload()
    }

    /// Sends `mail`, or, without one, only sees whether it could.
    func perform(_ mail: WrittenMail?) -> CURLcode {
        upload.rest = mail?.bytes[...] ?? []
        let prepared = CURLcode.first(setServer(), setSecurity(), setLogin(), setCallbacks(), setEnvelope(mail))
        return prepared == CURLE_OK ? curl.perform() : prepared
    }

    private func setServer() -> CURLcode {
        CURLcode.first(
            curl.set(CURLOPT_URL, server.url), curl.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            curl.setBounds(time: Self.times.all), curl.set(CURLOPT_CONNECTTIMEOUT, Self.times.connect),
            curl.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.times.reply))
    }

    private func setSecurity() -> CURLcode {
        let level = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        return CURLcode.first(
            curl.set(CURLOPT_USE_SSL, Int(level.rawValue)), curl.setTLS(authorities: server.authorities))
    }

    private func setLogin() -> CURLcode {
        guard let login = server.login else { return CURLE_OK }
        return CURLcode.first(
            curl.set(CURLOPT_USERNAME, login.user), login.password.reveal { curl.set(CURLOPT_PASSWORD, $0) })
    }

    private func setEnvelope(_ mail: WrittenMail?) -> CURLcode {
        guard let mail else { return curl.set(CURLOPT_CUSTOMREQUEST, "NOOP") }
        return CURLcode.first(
            curl.set(CURLOPT_UPLOAD, 1), curl.set(CURLOPT_MAIL_FROM, "<\(mail.sender.deliverable)>"),
            curl.set(CURLOPT_MAIL_RCPT, lines: ["<\(mail.recipient.deliverable)>"]))
    }

    private func setCallbacks() -> CURLcode {
        CURLcode.first(
            curl.set(handing: upload) { unsafe ccurl_set_source($0, Upload.read, $1) },
            curl.set { unsafe ccurl_set_sink($0, Self.ignore) },
            curl.set(handing: conversation) { unsafe ccurl_set_witness($0, Self.hear, $1) },
            curl.set(handing: conversation) { unsafe ccurl_set_watch($0, Self.watch, $1) })
    }
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
