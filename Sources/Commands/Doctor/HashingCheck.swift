import AppConfiguration
import SecurityQuestions
import Vault

/// Whether hashing threads keep their memory, else why not. No problem either way: what is not kept is merely slower.
struct HashingCheck: Sendable {
    let hashing: Configuration.Hashing

    func look() -> String {
        "\(hashing.threads) threads of \(hashing.cost.memoryMiB) MiB and \(hashing.cost.passes) passes; \(memory)"
    }

    private var memory: String {
        guard hashing.keepsMemory else { return "memory is new for each hash, as “hashing.kept-memory” says" }
        switch KeptMemory.standing(cost: hashing.cost, threads: hashing.threads) {
        case .kept: return "their memory is kept, locked and left out of dumps"
        case .notBuiltIn:
            return "memory is new for each hash, so each takes nearly twice as long: this program was built without "
                + "Scripts/sodium; build it with Scripts/build"
        case .refused(let bytes):
            return "memory is new for each hash, so each takes nearly twice as long: this user may not lock "
                + "\(bytes >> 20) MiB; set LimitMEMLOCK in the server’s unit (or “ulimit -l” in a shell)"
        }
    }
}
