extension Vault {
    /// What the ring does for the audit log just now.
    package var auditKeys: AuditKeys { keys.auditKeys }

    /// What a collector of logs gets in place of an id or an address, by the ring of the moment (``AuditKeys/pseudonym(of:)``).
    package var pseudonym: @Sendable (String) -> [UInt8] { { text in auditKeys.pseudonym(of: text) } }
}
