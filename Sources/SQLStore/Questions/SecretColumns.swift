import SecurityQuestions

/// The columns that every table with a sealed secret has.
enum SecretColumns {
    static let names = "key_id, nonce, salt, memory_mib, passes, sealed"

    /// The same of a table that goes by `alias`.
    static func of(_ alias: String) -> String {
        names.split(separator: ", ").map { "\(alias).\($0)" }.joined(separator: ", ")
    }

    /// Reads ``names``.
    static func secret(_ row: SQLRow) throws -> SealedSecret {
        SealedSecret(
            keyID: try row["key_id"], nonce: try row["nonce"], salt: try row["salt"],
            cost: HashCost(memoryMiB: try row["memory_mib"], passes: try row["passes"]), sealed: try row["sealed"])
    }
}

extension SealedSecret {
    /// The values of ``SecretColumns/names``.
    var arguments: SQLArguments { [keyID, nonce, salt, cost.memoryMiB, cost.passes, sealed] }
}
