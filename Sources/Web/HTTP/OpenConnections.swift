import Logging
import SecurityQuestions
import Synchronization

/// Counts the connections of one listener, and says which is one too many.
final class OpenConnections: Sendable {
    private let limits: ConnectionLimits
    private let proxies: TrustedProxies
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var total = 0
        var networks: [String: Network] = [:]
        var refused = 0
        var toldAt: ContinuousClock.Instant?
    }

    private struct Network {
        var open = 0
        var shaking = 0
    }

    init(limits: ConnectionLimits, proxies: TrustedProxies, logger: Logger) {
        self.limits = limits
        self.proxies = proxies
        self.logger = logger
    }

    /// Where one connection is counted.
    final class Place: Sendable {
        /// Nil for a trusted proxy's, which is counted in the total only.
        fileprivate let network: String?
        fileprivate let isShaking: Atomic<Bool>

        fileprivate init(network: String?, isShaking: Bool) {
            self.network = network
            self.isShaking = Atomic(isShaking)
        }
    }

    /// Nil where there is no place left.
    func take(from peer: NetworkAddress?, shaking: Bool) -> Place? {
        let network = proxies.isTrusted(peer) ? nil : peer?.subscriber ?? "unknown"
        let isTaken = state.withLock { state in
            var counts = network.map { state.networks[$0] ?? Network() } ?? Network()
            guard state.total < limits.total, network == nil || counts.open < limits.perNetwork,
                network == nil || !shaking || counts.shaking < limits.handshakesPerNetwork
            else { return false }
            state.total += 1
            counts.open += 1
            if shaking { counts.shaking += 1 }
            if let network { state.networks[network] = counts }
            return true
        }
        if !isTaken { tell() }
        return isTaken ? Place(network: network, isShaking: shaking) : nil
    }

    /// The hand-shake was completed.
    func handshakeEnded(at place: Place) {
        guard place.isShaking.exchange(false, ordering: .relaxed), let network = place.network else { return }
        state.withLock { $0.networks[network]?.shaking -= 1 }
    }

    /// The connection ended, in its hand-shake or after it.
    func giveBack(_ place: Place) {
        state.withLock { state in
            state.total -= 1
            guard let network = place.network, var counts = state.networks[network] else { return }
            if place.isShaking.exchange(false, ordering: .relaxed) { counts.shaking -= 1 }
            counts.open -= 1
            state.networks[network] = counts.open > 0 ? counts : nil
        }
    }

    /// At most once a minute: a flood of connections does not become a flood of lines.
    private func tell() {
        let refused: Int? = state.withLock { state in
            state.refused += 1
            let now = ContinuousClock.now
            if let told = state.toldAt, now < told.advanced(by: .seconds(60)) { return nil }
            state.toldAt = now
            defer { state.refused = 0 }
            return state.refused
        }
        guard let refused else { return }
        logger.warning("connections refused: too many are open", metadata: ["refused": "\(refused)"])
    }
}
