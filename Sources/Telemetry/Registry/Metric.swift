/// Every metric there is, by the name that Prometheus reads. docs/monitoring.md explains each; a metric of another name, or with
/// other labels than these, is not kept.
package enum Metric: String, CaseIterable, Sendable {
    case buildInfo = "countersign_build_info"
    case processCPU = "process_cpu_seconds_total"
    case processMemory = "process_resident_memory_bytes"
    case processOpenFiles = "process_open_fds"
    case processMostFiles = "process_max_fds"
    case processStart = "process_start_time_seconds"

    case requestDuration = "http_server_request_duration_seconds"
    case requests = "http_server_requests_total"
    case activeRequests = "http_server_active_requests"

    case checks = "countersign_checks_total"
    case checkDuration = "countersign_check_duration_seconds"
    case locks = "countersign_locks_total"
    case lockedQuestions = "countersign_locked_questions"
    case brandStopped = "countersign_brand_stopped"
    case agentPauses = "countersign_agent_pauses_total"
    case agentAttemptsRefused = "countersign_agent_attempts_refused_total"
    case impostorReports = "countersign_impostor_reports_total"
    case logins = "countersign_logins_total"
    case grants = "countersign_grants_total"
    case idempotentReplays = "countersign_idempotent_replays_total"
    case loginsSprayed = "countersign_logins_sprayed_total"

    case hashDuration = "countersign_hash_duration_seconds"
    case hashWait = "countersign_hash_wait_seconds"
    case hashQueue = "countersign_hash_queue_length"
    case hashThreads = "countersign_hash_threads"
    case hashRefused = "countersign_hash_refused_total"
    case hashStrength = "countersign_hash_strength_info"

    case outboxMessages = "countersign_outbox_messages"
    case outboxOldest = "countersign_outbox_oldest_age_seconds"
    case deliveries = "countersign_deliveries_total"

    case auditEntries = "countersign_audit_entries_total"
    case auditUnsigned = "countersign_audit_unsigned_entries"
    case auditCheckpointAge = "countersign_audit_checkpoint_age_seconds"
    case auditFaults = "countersign_audit_faults_total"
    case auditStreamLag = "countersign_audit_stream_lag_seconds"
    case auditStreamWaiting = "countersign_audit_stream_waiting_entries"
    case auditStreamFailures = "countersign_audit_stream_failures_total"
    case recordsAltered = "countersign_records_altered_total"
    case keys = "countersign_keys"

    case ready = "countersign_ready"
    case readAt = "countersign_standing_timestamp_seconds"
    case lastBackup = "countersign_last_backup_timestamp_seconds"
    case certificateExpiry = "countersign_certificate_expiry_timestamp_seconds"
    case freeBytes = "countersign_data_free_bytes"
    case sizeBytes = "countersign_data_size_bytes"

    case databaseDuration = "db_client_operation_duration_seconds"
    case databaseFailures = "db_client_operation_failures_total"
    case databaseConnections = "db_client_connections"
    case databaseConnectionWait = "db_client_connection_wait_seconds"
    case databaseRetries = "db_client_transaction_retries_total"

    case jobSuccess = "countersign_job_last_success_timestamp_seconds"
    case jobDuration = "countersign_job_duration_seconds"
    case logLines = "countersign_log_lines_total"

    enum Kind: Sendable, Equatable {
        case counter, gauge, info
        /// A counter that is kept elsewhere, and read.
        case readCounter
        /// By its buckets' upper bounds, in seconds.
        case histogram([Double])
    }

    /// What OpenTelemetry's conventions advise for requests of a server.
    private static let requestBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
    private static let checkBounds = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5]
    private static let databaseBounds = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]

    var kind: Kind {
        switch self {
        case .buildInfo, .hashStrength: .info
        case .processCPU: .readCounter
        case .requestDuration: .histogram(Self.requestBounds)
        case .checkDuration, .hashDuration, .hashWait: .histogram(Self.checkBounds)
        case .databaseDuration, .databaseConnectionWait: .histogram(Self.databaseBounds)
        default: rawValue.hasSuffix("_total") ? .counter : .gauge
        }
    }

    /// The names of its labels, in the order in which they are written.
    var labels: [MetricLabel.Name] {
        switch self {
        case .buildInfo: [.version, .commit, .store]
        case .requestDuration: [.site, .status]
        case .requests: [.site, .method, .route, .status]
        case .activeRequests: [.site]
        case .checks: [.brand, .proof, .channel, .result]
        case .checkDuration: [.proof]
        case .locks: [.brand, .kind]
        case .lockedQuestions, .brandStopped, .agentAttemptsRefused, .impostorReports: [.brand]
        case .agentPauses: [.kind]
        case .logins: [.site, .method, .result]
        case .grants: [.event]
        case .hashThreads, .keys, .databaseConnections: [.state]
        case .hashRefused, .databaseFailures: [.reason]
        case .hashStrength: [.memory, .passes]
        case .outboxMessages: [.queue, .state]
        case .outboxOldest: [.queue]
        case .deliveries: [.queue, .result]
        case .databaseDuration: [.operation]
        case .jobSuccess, .jobDuration: [.job]
        case .logLines: [.level]
        default: []
        }
    }
}
