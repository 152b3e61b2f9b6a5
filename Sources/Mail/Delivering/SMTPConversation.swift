import Synchronization

/// What was said so far, as far as it decides what a failure means: the latest command and the replies to it. What is
/// sent beside a command's name is never kept, so no password is.
final class SMTPConversation: Sendable {
    private struct State {
        var verb = ""
        var reply = ""
        /// After QUIT nothing matters any more.
        var isOver = false
        var isBrokenOff = false
    }
    private let state = Mutex(State())

    private static let verbs: Set<String> = [
        "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "NOOP", "QUIT",
    ]

    /// A line that was sent. One that is no command, as AUTH has them, belongs to the command before.
    func sent(_ line: String) {
        let verb = line.prefix { $0.isLetter }.uppercased()
        guard Self.verbs.contains(verb) else { return }
        state.withLock { state in
            if verb == "QUIT" { state.isOver = true }
            if state.isOver { return }
            state.verb = verb
            state.reply = ""
        }
    }

    func heard(_ lines: String) {
        state.withLock { state in
            // A server that never stops talking is not listened to for ever.
            if !state.isOver, state.reply.utf8.count < 4096 { state.reply += lines }
        }
    }

    func breakOff() { state.withLock { $0.isBrokenOff = true } }
    var isBrokenOff: Bool { state.withLock { $0.isBrokenOff } }

    /// The replies to the latest command, without line ends.
    var reply: String { state.withLock { $0.reply }.split(whereSeparator: \.isNewline).joined(separator: " ") }

    /// The server refused this very message, for ever: a 5yz reply to MAIL, RCPT or DATA that is not about us.
    var isRefusalForGood: Bool {
        let (verb, reply) = state.withLock { ($0.verb, $0.reply) }
        // The code stands before the last line; RFC 4954 §6 has the ones that ask for a log-in.
        guard ["MAIL", "RCPT", "DATA"].contains(verb),
            let code = reply.split(whereSeparator: \.isNewline).last.flatMap({ Int($0.prefix(3)) })
        else { return false }
        return (500...599).contains(code) && ![530, 534, 535, 538].contains(code) && !Self.isPassing(reply)
    }

    /// A 5yz reply that says itself that it will pass: an enhanced code of class 4 or one of the quotas (RFC 3463: mailbox full,
    /// system full, a limit that routing names), or the words for it.
    static func isPassing(_ reply: String) -> Bool {
        guard let last = reply.split(whereSeparator: \.isNewline).last else { return false }
        let words = last.dropFirst(3).drop { $0 == " " || $0 == "-" }
        let enhanced = words.prefix { $0.isNumber || $0 == "." }
        if enhanced.hasPrefix("4.") || ["5.2.2", "5.3.1", "5.4.5"].contains(enhanced) { return true }
        let text = reply.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        return ["try again later", "try again in", "try later", "retry later", "temporarily"].contains {
            text.contains($0)
        }
    }
}
