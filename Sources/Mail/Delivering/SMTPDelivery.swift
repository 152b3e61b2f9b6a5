import CCurl
import Curl
import Foundation
import SecurityQuestions

/// Hands mail to a server by SMTP (RFC 5321), with libcurl.
///
/// Each try has a thread and a connection of its own: libcurl waits for the network, and no thread that serves pages may.
package struct SMTPDelivery: MailDelivery {
    private let server: SMTPServer

    package init(_ server: SMTPServer) { self.server = server }

    package func deliver(_ mail: WrittenMail) async -> Receipt { await attempt(mail) }

    package func check() async -> Receipt { await attempt(nil) }

    /// Without mail it connects, secures the connection, logs in, and says goodbye.
    private func attempt(_ mail: WrittenMail?) async -> Receipt {
        let conversation = SMTPConversation()
        return await withTaskCancellationHandler {
            await CurlHandle.onOwnThread("mail") {
                // The connection is closed before: nothing goes on behind the back of a program that ends.
                let receipt = CurlAttempt(server, conversation).map { attempt in
                    meaning(of: attempt.perform(mail), conversation)
                }
                return receipt ?? .refusedForNow("There is no memory for a connection.")
            }
        } onCancel: {
            conversation.breakOff()
        }
    }

    private func meaning(of code: CURLcode, _ conversation: SMTPConversation) -> Receipt {
        if code == CURLE_OK { return .accepted(conversation.reply) }
        let said = [explanation(code), conversation.reply].filter { !$0.isEmpty }.joined(separator: " ")
        return conversation.isRefusalForGood ? .refusedForGood(conversation.reply) : .refusedForNow(said)
    }

    /// What went wrong where the server's own words do not tell.
    private func explanation(_ code: CURLcode) -> String {
        let place = "\(server.host):\(server.port)"
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: "There is no machine \(server.host)."
        case CURLE_COULDNT_CONNECT: "No server answers at \(place)."
        case CURLE_OPERATION_TIMEDOUT: "The server at \(place) took too long."
        case CURLE_USE_SSL_FAILED: "The server at \(place) does not offer STARTTLS; nothing was sent."
        case CURLE_PEER_FAILED_VERIFICATION:
            "The certificate of \(place) could not be verified, or is not for that name; nothing was sent."
        case CURLE_SSL_CACERT_BADFILE: "The certificates in \(server.authorities ?? "the system") cannot be read."
        case CURLE_SSL_CONNECT_ERROR: "The server at \(place) does not speak TLS as expected; nothing was sent."
        case CURLE_LOGIN_DENIED: "The server at \(place) refused the log-in."
        case CURLE_ABORTED_BY_CALLBACK: "Countersign was stopped."
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY:
            ""  // Either the server's reply says it, or the connection was cut.
        default: "libcurl error \(code.rawValue)."
        }
    }
}
