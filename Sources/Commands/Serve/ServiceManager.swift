import Foundation

/// Tells systemd how the server is (sd_notify(3)): a datagram to the socket that it names. Where it names none, nothing is told.
struct ServiceManager: Sendable {
    /// What can be told.
    enum News: Sendable, Equatable {
        /// Both listeners take connections, and the database is open.
        case ready
        /// What can change is being looked at; ``ready`` follows.
        case reloading
        case stopping
        /// The start goes on; what comes next is awaited for so long.
        case starting(Duration)
        /// It works; the next is awaited within ``watchdog``.
        case alive
        /// A line for who asks systemd how it is.
        case status(String)

        var text: String {
            switch self {
            case .ready: "READY=1"
            case .reloading: "RELOADING=1"
            case .stopping: "STOPPING=1"
            case .starting(let patience): "EXTEND_TIMEOUT_USEC=\(Int(patience / .microseconds(1)))"
            case .alive: "WATCHDOG=1"
            case .status(let words): "STATUS=\(words)"
            }
        }
    }

    /// How long systemd waits between two ``News/alive`` before it restarts the server; nil where it does not wait for any.
    let watchdog: Duration?
    private let socket: String?

    init(_ environment: [String: String], process: Int32 = getpid()) {
        socket = environment["NOTIFY_SOCKET"]
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
        watchdog = isMeant ? environment["WATCHDOG_USEC"].flatMap(Int.init).map { .microseconds($0) } : nil
    }

    /// Never waits: what cannot be told at once is not told.
    func tell(_ news: News) {
        guard let socket, let place = Self.place(socket) else { return }
        let sender = Glibc.socket(AF_UNIX, Self.kind, 0)
        guard sender >= 0 else { return }
        defer { close(sender) }
        let text = news.text
        // sendto reads both while it runs, and keeps neither.
        _ = unsafe withUnsafePointer(to: place.address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(sender, text, text.utf8.count, Self.flags, $0, place.length)
            }
        }
    }

    private static let kind = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    private static let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)

    /// unix(7): a path, or with `@` in place of the zero a name that is no file.
    static func place(_ socket: String) -> (address: sockaddr_un, length: socklen_t)? {
        var address = sockaddr_un()
        var name = Array(socket.utf8)
        guard name.first == UInt8(ascii: "/") || name.first == UInt8(ascii: "@"),
            name.count < MemoryLayout.size(ofValue: address.sun_path),
            let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path)
        else { return nil }
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        address.sun_family = sa_family_t(AF_UNIX)
        // As long as was checked above.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        return (address, socklen_t(start + name.count))
    }
}
