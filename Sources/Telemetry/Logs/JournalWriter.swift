import Glibc
import Logging

/// Hands lines to systemd's journal with their fields (its native protocol), so that `journalctl COUNTERSIGN_EVENT=mail.given-up`
/// finds them. Where the journal does not take one it goes to standard error.
package struct JournalWriter: LineWriter {
    private let socket: JournalSocket
    private let other: any LineWriter

    /// The field that an event is searched by.
    package static let eventField = "COUNTERSIGN_EVENT"
    package static let path = "/run/systemd/journal/socket"
    /// What systemd sets where standard error is the journal's: device and inode of it.
    package static let variable = "JOURNAL_STREAM"

    /// Nil where there is no journal at `path`.
    package init?(path: String = path, orElse other: any LineWriter) {
        guard let socket = JournalSocket(path: path) else { return nil }
        self.socket = socket
        self.other = other
    }

    package func write(_ line: LogLine) {
        if !socket.send(Self.fields(of: line)) { other.write(line) }
    }

    /// Whether standard error leads to the journal that `variable` names.
    package static func isOurs(_ variable: String?) -> Bool {
        var status = stat()
        // It writes the structure while it runs and keeps nothing of it.
        guard let variable, unsafe fstat(STDERR_FILENO, &status) == 0 else { return false }
        return variable == "\(status.st_dev):\(status.st_ino)"
    }

    /// A line a field; none holds an end of a line.
    static func fields(of line: LogLine) -> [UInt8] {
        var fields = [
            ("MESSAGE", line.body), ("PRIORITY", String(line.level.priority)), ("SYSLOG_IDENTIFIER", "countersign"),
            (eventField, line.event),
        ]
        let apart = [
            ("COUNTERSIGN_REQUEST", line.request), ("COUNTERSIGN_TRACE", line.trace), ("COUNTERSIGN_SPAN", line.span),
            ("COUNTERSIGN_BRAND", line.brand),
        ]
        for (name, value) in apart { if let value { fields.append((name, value)) } }
        fields += line.attributes.map { ("COUNTERSIGN_" + fieldName($0.name), $0.value) }
        return Array(fields.map { "\($0)=\($1)\n" }.joined().utf8)
    }

    /// Capitals, digits and underscores: the journal takes no other name.
    private static func fieldName(_ name: String) -> String {
        String(name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}

/// A datagram socket that is connected to the journal's; it is open for as long as the process runs.
private struct JournalSocket: Sendable {
    private let descriptor: Int32

    init?(path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < room else { return nil }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let opened = descriptor
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(opened, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            return nil
        }
    }

    /// Without a wait: a journal that is behind holds up nobody.
    func send(_ bytes: [UInt8]) -> Bool {
        let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        let sent = unsafe bytes.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
        return sent == bytes.count
    }
}
