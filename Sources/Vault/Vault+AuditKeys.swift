extension Vault {
    /// What the ring does for the audit log just now.
    package var auditKeys: AuditKeys { keys.auditKeys }
}
