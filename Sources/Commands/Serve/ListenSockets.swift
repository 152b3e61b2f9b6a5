import AppConfiguration
import Foundation

/// Listeners that systemd has opened and hands over (sd_listen_fds(3)): it keeps them while the server is restarted, so that nobody is refused.
struct ListenSockets: Sendable {
    /// What a socket of systemd's is called (`FileDescriptorName`).
    enum Name: String, CaseIterable, Sendable { case portal, care, api }

    private let descriptors: [Name: Int32]

    /// The first that is handed over.
    private static let first: Int32 = 3

    /// Throws a ``CommandError`` where one has another name, or two have the same.
    init(_ environment: [String: String], process: Int32 = getpid()) throws {
        guard environment["LISTEN_PID"] == "\(process)", let count = environment["LISTEN_FDS"].flatMap(Int32.init),
            count > 0
        else {
            descriptors = [:]
            return
        }
        let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
        var descriptors: [Name: Int32] = [:]
        for place in 0..<count {
            let written = Int(place) < names.count ? String(names[Int(place)]) : ""
            guard let name = Name(rawValue: written), descriptors[name] == nil else {
                let allowed = Name.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandError(
                    .configuration,
                    "systemd hands over a socket “\(written)”: give each socket unit a FileDescriptorName of its own; allowed are \(allowed)."
                )
            }
            descriptors[name] = Self.first + place
            // No program that is run gets it.
            _ = fcntl(Self.first + place, F_SETFD, FD_CLOEXEC)
        }
        self.descriptors = descriptors
    }

    /// Nil where the server opens that listener itself. Throws a ``CommandError`` where it listens elsewhere than the configuration says:
    /// what may be served there is judged by that.
    func descriptor(of name: Name, at address: ListenAddress) throws -> Int32? {
        guard let descriptor = descriptors[name] else { return nil }
        let own = Self.address(of: descriptor)
        guard own == address else {
            throw CommandError(
                .configuration,
                "The socket “\(name.rawValue)” of systemd listens at \(own.map(\.description) ?? "no address of a network"), and "
                    + "\(name.rawValue).listen is \(address): write the same address in both.")
        }
        return descriptor
    }

    /// Throws a ``CommandError`` where it was handed over: nothing is served there.
    func refuse(_ name: Name) throws {
        guard descriptors[name] != nil else { return }
        throw CommandError(
            .configuration,
            "systemd hands over a socket “\(name.rawValue)”, and \(name.rawValue).listen is not set: set it to the same address, or "
                + "disable the socket unit.")
    }

    /// Where it listens; nil where it does not, or not at an address of a network.
    private static func address(of descriptor: Int32) -> ListenAddress? {
        var isListening: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        // Each call below writes what it is given while it runs, and keeps nothing of it.
        guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0, isListening == 1
        else {
            return nil
        }
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
        let isKnown = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe getsockname(descriptor, address, &length) == 0
                    && getnameinfo(
                        address, length, &host, socklen_t(host.count), &port, socklen_t(port.count),
                        NI_NUMERICHOST | NI_NUMERICSERV) == 0
            }
        }
        guard isKnown else { return nil }
        func text(_ bytes: [CChar]) -> String {
            String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        let name = text(host)
        return ListenAddress(name.contains(":") ? "[\(name)]:\(text(port))" : "\(name):\(text(port))")
    }
}
