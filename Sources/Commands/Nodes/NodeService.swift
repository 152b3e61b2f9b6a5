import Foundation
import Logging
import SecurityQuestions
import ServiceLifecycle
import Synchronization
import Telemetry
import Vault
import Web

/// Says every few seconds that this node lives, takes and renews the leases of its jobs, and looks whether the others are as this one is.
struct NodeService: Service {
    let id: ID<ServerNode>
    let name: String
    let configuration: String
    let stores: any Stores
    let vault: Vault
    let leases: Leases
    let standing: ServerStanding
    let logger: Logger
    private let told = Told()

    init(
        _ context: AppContext, name: String, configuration: String, leases: Leases, standing: ServerStanding,
        logger: Logger
    ) {
        id = ID(context.world)
        (self.name, self.configuration) = (name, configuration)
        (stores, vault) = (context.stores, context.vault)
        (self.leases, self.standing, self.logger) = (leases, standing, logger)
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(ServerNode.pulse))
                await beat()
            }
        }
    }

    /// Throws nothing: what is not renewed ends by itself.
    func beat() async {
        do {
            let (known, own) = (try await stores.keyChecks().keys, Set(vault.keyIDs))
            tell(missing: known.filter { !own.contains($0) }.min())
            let others = try await stores.beat(
                ServerNode(
                    id: id, name: name, version: ProgramVersion.number, keys: vault.keyIDs,
                    configuration: configuration))
            for other in others where other.configuration != configuration && told.isNews(other.id) {
                logger.tell(
                    .nodeDiffers, "another node has another configuration where all should have the same",
                    ["node": "\(other.name)", "version": "\(other.version)"])
            }
            for job in Lease.Job.allCases { try await take(job) }
            standing.isReadOnly(false)
            if told.isFirst(silent: false) { logger.tell(.nodeSeen, "the other nodes see this one again") }
        } catch is CancellationError {
            // The server stops.
        } catch {
            if case StoreFailure.readOnly = error { standing.isReadOnly(true) }
            guard told.isFirst(silent: true) else { return }
            logger.tell(
                .nodeSilent, "this node cannot say that it lives: others take its jobs",
                ["error": "\(CommandError.words(of: error))"])
        }
    }

    private func take(_ job: Lease.Job) async throws {
        let start = ContinuousClock.now
        if let lease = try await stores.take(job, by: id) {
            guard leases.keep(lease, since: start) else { return }
            logger.tell(
                .leaseTaken, "this node does a job now", ["task": "\(job.rawValue)", "fence": "\(lease.fence)"])
        } else if leases.lose(job) {
            logger.tell(.leaseLost, "another node does a job now", ["task": "\(job.rawValue)"])
        }
    }

    private func tell(missing key: String?) {
        standing.lacks(key: key)
        guard told.isNews(missing: key), let key else { return }
        logger.tell(
            .nodeLacksKey, "the key ring of this node lacks a key that the database knows: it is not ready",
            ["key": "\(key)"])
    }

    /// The last thing a node does: the others need not wait for its leases to end.
    func leave() async { try? await stores.leave(id) }

    /// What was logged, so that it is once.
    private final class Told: Sendable {
        private let state = Mutex((nodes: Set<ID<ServerNode>>(), missing: String?.none, isSilent: false))

        func isNews(_ node: ID<ServerNode>) -> Bool { state.withLock { $0.nodes.insert(node).inserted } }

        func isNews(missing key: String?) -> Bool {
            state.withLock { state in
                defer { state.missing = key }
                return state.missing != key
            }
        }

        func isFirst(silent: Bool) -> Bool {
            state.withLock { state in
                defer { state.isSilent = silent }
                return state.isSilent != silent
            }
        }
    }
}
