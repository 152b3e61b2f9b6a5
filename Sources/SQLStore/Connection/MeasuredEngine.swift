import SecurityQuestions
import Telemetry

/// Another engine, and how long what it does takes and how it fails.
package struct MeasuredEngine: SQLEngine {
    private let engine: any SQLEngine
    private let metrics: DatabaseMetrics

    package init(_ engine: any SQLEngine, _ metrics: DatabaseMetrics) {
        self.engine = engine
        self.metrics = metrics
    }

    package func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await measuring(.read) { try await engine.read(body) }
    }

    package func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await measuring(.readOnce) { try await engine.readOnce(body) }
    }

    package func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await measuring(.readLong) { try await engine.readLong(body) }
    }

    package func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await measuring(.write) { try await engine.write(company, body) }
    }

    package var writingThread: (any TaskExecutor)? { engine.writingThread }

    package func waitForDisk() async throws { try await engine.waitForDisk() }

    package func requireUnalteredSchema() async throws { try await engine.requireUnalteredSchema() }

    package var schema: String? { engine.schema }

    package func requireWritable() throws { try engine.requireWritable() }

    package func tryWriting() async throws { try await engine.tryWriting() }

    /// What a rule throws to undo its own change is no failure of the database.
    private func measuring<Value>(
        _ operation: MetricLabel.Operation, _ work: () async throws -> Value
    ) async throws -> Value {
        let start = ContinuousClock.now
        defer { metrics.done(operation, since: start) }
        do {
            return try await work()
        } catch let failure as StoreFailure {
            metrics.failed(failure.reason)
            throw failure
        }
    }
}

extension StoreFailure {
    fileprivate var reason: MetricLabel.Reason {
        switch self {
        case .full: .full
        case .readOnly: .readOnly
        case .locked: .locked
        case .busy: .busy
        case .connectionLost: .connectionLost
        case .conflict: .conflict
        case .newer, .damaged, .altered, .unreachable: .other
        }
    }
}
