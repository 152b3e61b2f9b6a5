import CCurl
import Foundation

/// One transfer of libcurl's: the handle, and what holds whoever is asked. No proxy of the environment is asked, no connection is kept, and a
/// certificate is checked. Belongs to one thread.
@safe package final class CurlHandle {
    /// Made by `init`, let go by `deinit`, and valid in between.
    private let handle: UnsafeMutableRawPointer
    /// As long as the handle looks at it.
    private var lines: UnsafeMutablePointer<curl_slist>?
    /// What callbacks are handed: it outlives the handle.
    private var kept: [AnyObject] = []

    /// Before the first connection, once (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil where there is no memory.
    package init?() {
        guard Self.isReady, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = unsafe handle
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(lines)
    }

    /// - Parameter time: in seconds, for everything.
    package func setBounds(time: Int) -> CURLcode {
        .first(
            set(CURLOPT_PROXY, ""), set(CURLOPT_NOSIGNAL, 1), set(CURLOPT_FORBID_REUSE, 1), set(CURLOPT_TIMEOUT, time))
    }

    /// - Parameter authorities: a file of those that are trusted, in place of the system's.
    package func setTLS(authorities: String? = nil) -> CURLcode {
        let checked = CURLcode.first(
            set(CURLOPT_SSL_VERIFYPEER, 1), set(CURLOPT_SSL_VERIFYHOST, 2),
            set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
        guard checked == CURLE_OK, let authorities else { return checked }
        return .first(set(CURLOPT_CAINFO, authorities), unsafe ccurl_set_text(handle, CURLOPT_CAPATH, nil))
    }

    /// A form or another body, sent by POST.
    package func setPost(_ body: String) -> CURLcode {
        .first(set(CURLOPT_POST, 1), set(CURLOPT_POSTFIELDSIZE, body.utf8.count), set(CURLOPT_COPYPOSTFIELDS, body))
    }

    package func set(_ option: CURLoption, _ number: Int) -> CURLcode {
        unsafe ccurl_set_number(handle, option, number)
    }
    package func set(_ option: CURLoption, _ text: String) -> CURLcode {
        unsafe ccurl_set_text(handle, option, text)  // copies the text
    }
    /// Once in a transfer.
    package func set(_ option: CURLoption, lines texts: [String]) -> CURLcode {
        for text in texts { unsafe lines = unsafe curl_slist_append(lines, text) }  // copies the text
        return unsafe ccurl_set_list(handle, option, lines)
    }
    /// By a function of CCurl's.
    @safe package func set(_ setting: (UnsafeMutableRawPointer) -> CURLcode) -> CURLcode { unsafe setting(handle) }
    /// By one that hands `object` on to callbacks; it is kept until the handle is let go.
    @safe package func set(
        handing object: AnyObject, _ setting: (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> CURLcode
    ) -> CURLcode {
        kept.append(object)
        return unsafe setting(handle, Unmanaged.passUnretained(object).toOpaque())
    }

    package func perform() -> CURLcode { unsafe curl_easy_perform(handle) }

    /// Of the answer; nil where there was none.
    package var status: Int? {
        var status = 0
        return unsafe ccurl_get_status(handle, &status) == CURLE_OK && status > 0 ? status : nil
    }
}

extension CURLcode {
    /// The first that is an error.
    package static func first(_ codes: CURLcode...) -> CURLcode { codes.first { $0 != CURLE_OK } ?? CURLE_OK }
}

extension CurlHandle {
    /// Does `work` on a thread of its own that is called `name`: libcurl waits for the network, and no thread that serves may.
    package static func onOwnThread<Result: Sendable>(
        _ name: String, _ work: @escaping @Sendable () -> Result
    ) async -> Result {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                // proc(5): a thread may write its own name. `Thread.name` loses it while the thread is being started.
                try? name.write(toFile: "/proc/thread-self/comm", atomically: false, encoding: .utf8)
                continuation.resume(returning: work())
            }
            thread.start()
        }
    }
}
