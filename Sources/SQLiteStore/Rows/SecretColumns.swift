import Foundation
import GRDB
import SecurityQuestions

/// The columns that every table with a sealed secret has.
enum SecretColumns {
    static let names = "key_id, nonce, salt, memory_mib, passes, sealed"

    /// Reads ``names``, the first of which is at `start`.
    static func secret(_ row: Row, from start: Int) -> SealedSecret {
        SealedSecret(
            keyID: row[start], nonce: Array(row[start + 1] as Data), salt: Array(row[start + 2] as Data),
            cost: HashCost(memoryMiB: row[start + 3], passes: row[start + 4]),
            sealed: Array(row[start + 5] as Data))
    }
}

extension SealedSecret {
    /// The values of ``SecretColumns/names``.
    var arguments: StatementArguments {
        [keyID, Data(nonce), Data(salt), cost.memoryMiB, cost.passes, Data(sealed)]
    }
}
