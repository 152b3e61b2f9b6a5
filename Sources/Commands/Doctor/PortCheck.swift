import AppConfiguration
import Foundation

/// Whether a listener could be opened.
struct PortCheck: Sendable {
    let address: ListenAddress
    let server: RunningServer

    func look() async throws -> String {
        let number = bindingError()
        if number == 0 { return "\(address) is free" }
        // A port of root’s the system refuses to whoever asks from a shell, before it looks whether it is taken; the unit has the right.
        if number == EADDRINUSE || number == EACCES, server.isRunning {
            return "\(address) is held by the running server"
        }
        if number == EADDRINUSE, let kept = await KeptSocket.find(at: address) {
            return "\(address) is kept open by systemd (\(kept.unit))"
        }
        throw CommandError.listening(at: address.description, errno: number)
    }

    /// The error number of trying; 0 where it works.
    private func bindingError() -> Int32 {
        var hints = unsafe addrinfo()  // a list of the C library: handed back below
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(address.host, "\(address.port)", &hints, &found) == 0, let first = unsafe found else {
            return EADDRNOTAVAIL
        }
        defer { unsafe freeaddrinfo(first) }
        let descriptor = unsafe socket(first.pointee.ai_family, first.pointee.ai_socktype, 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        // As the server does, so that a connection that has just ended is no obstacle.
        var yes: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let isBound = unsafe bind(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0
        guard isBound, listen(descriptor, 1) == 0 else { return errno }
        return 0
    }
}
