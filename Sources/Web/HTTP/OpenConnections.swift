import Logging
import SecurityQuestions
import Synchronization
import Telemetry

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
        /// The narrowest first; none for a trusted proxy's, which is counted in the total only.
        fileprivate let networks: [String]
        fileprivate let isShaking: Atomic<Bool>

        fileprivate init(networks: [String], isShaking: Bool) {
            self.networks = networks
            self.isShaking = Atomic(isShaking)
        }
    }

    /// Nil where there is no place left.
    ///
    /// - Parameter descriptor: the connection's own, nil where it has none.
    func take(from peer: NetworkAddress?, shaking: Bool, descriptor: Int? = nil) -> Place? {
        let networks = proxies.isTrusted(peer) ? [] : peer?.networks ?? ["unknown"]
        let isTaken =
            (descriptor ?? 0) < limits.descriptors
            && state.withLock { state in
                guard state.total < limits.total, isRoom(for: networks, shaking: shaking, state) else { return false }
                state.total += 1
                for network in networks {
                    state.networks[network, default: Network()].open += 1
                    if shaking { state.networks[network]?.shaking += 1 }
                }
                return true
            }
        if !isTaken { tell() }
        return isTaken ? Place(networks: networks, isShaking: shaking) : nil
    }

    private func isRoom(for networks: [String], shaking: Bool, _ state: State) -> Bool {
        networks.enumerated().allSatisfy { place, network in
            let (counts, times) = (
                state.networks[network] ?? Network(), place == 0 ? 1 : ConnectionLimits.widerNetworks
            )
            return counts.open < times * limits.perNetwork
                && (!shaking || counts.shaking < times * limits.handshakesPerNetwork)
        }
    }

    /// The hand-shake was completed.
    func handshakeEnded(at place: Place) {
        guard place.isShaking.exchange(false, ordering: .relaxed) else { return }
        state.withLock { state in
            for network in place.networks { state.networks[network]?.shaking -= 1 }
        }
    }

    /// The connection ended, in its hand-shake or after it.
    func giveBack(_ place: Place) {
        state.withLock { state in
            state.total -= 1
            let wasShaking = place.isShaking.exchange(false, ordering: .relaxed)
            for network in place.networks {
                guard var counts = state.networks[network] else { continue }
                if wasShaking { counts.shaking -= 1 }
                counts.open -= 1
                state.networks[network] = counts.open > 0 ? counts : nil
            }
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
        logger.tell(.connectionsRefused, "connections refused: too many are open", ["refused": "\(refused)"])
    }
}
