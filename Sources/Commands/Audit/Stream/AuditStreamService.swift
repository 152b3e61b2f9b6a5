import AppConfiguration
import Logging
import ServiceLifecycle
import Vault
import Web

/// The stream of the audit log, on a thread of its own; nothing where the log stays here.
func auditStream(
    _ context: AppContext, _ configuration: Configuration, _ leases: Leases, _ logger: Logger
) throws -> [any Service] {
    guard let settings = configuration.auditStream else { return [] }
    let loop = OwnEventLoops(count: 1)
    return [
        loop.running(
            AuditStream(
                stores: context.stores, leases: leases, sink: try settings.sink(on: loop.group),
                format: AuditFormat(settings.format),
                pseudonym: settings.isClear ? nil : context.vault.pseudonym, world: context.world,
                telemetry: context.telemetry, logger: logger))
    ]
}

extension AuditFormat {
    init(_ setting: AuditStreamSettings.Format) {
        self =
            switch setting {
            case .jsonl: .jsonl
            case .ocsf: .ocsf
            case .cef: .cef
            }
    }
}
