import AppConfiguration
import CoreMetrics
import Foundation
import SecurityQuestions
import Telemetry
import Vault
import Web

/// What is looked at when somebody asks for the metrics: the process, the disk, the certificate and the key ring. It waits for
/// nothing but the system.
struct ServerReadings: Sendable {
    private let cpu, memory, openFiles, mostFiles, free, size: Meter
    private let keys: (sealing: Meter, opening: Meter)
    private let expiry: Meter?
    private let configuration: Configuration
    private let ring: KeyRingKeeper
    private let certificate: ServerCertificate?
    private let files: Int

    init(
        _ context: AppContext, _ configuration: Configuration, certificate: ServerCertificate?, openFiles files: Int
    ) {
        let factory = context.telemetry.factory
        (self.configuration, self.certificate, self.files) = (configuration, certificate, files)
        ring = context.keys
        cpu = factory.gauge(.processCPU)
        memory = factory.gauge(.processMemory)
        openFiles = factory.gauge(.processOpenFiles)
        mostFiles = factory.gauge(.processMostFiles)
        free = factory.gauge(.freeBytes)
        size = factory.gauge(.sizeBytes)
        keys = (factory.gauge(.keys, .state(.sealing)), factory.gauge(.keys, .state(.opening)))
        expiry = certificate.map { _ in factory.gauge(.certificateExpiry) }
        factory.gauge(.processStart).set(context.world.now().timeIntervalSince1970)
        factory.gauge(
            .buildInfo, .version(ProgramVersion.number), .commit(ProgramVersion.commit),
            .store(configuration.postgres == nil ? .sqlite : .postgresql)
        ).set(1)
        let cost = configuration.hashing.cost
        factory.gauge(.hashStrength, .memory(cost.memoryMiB), .passes(cost.passes)).set(1)
    }

    func take() {
        cpu.set(ProcessReading.processorSeconds)
        if let bytes = ProcessReading.residentBytes { memory.set(bytes) }
        if let count = OpenFiles.count { openFiles.set(count) }
        mostFiles.set(files)
        if let bytes = DiskReading.free(at: configuration.data) { free.set(bytes) }
        // Of PostgreSQL's its own exporter tells.
        size.set(
            configuration.postgres != nil
                ? 0 : DiskReading.size(of: [configuration.database, configuration.database + "-wal"]))
        keys.sealing.set(1)
        keys.opening.set(ring.current.ring.keys.count - 1)
        if let end = certificate?.expiresAt { expiry?.set(end) }
    }
}

/// Of this process (getrusage(2), proc(5)).
enum ProcessReading {
    static var processorSeconds: Double {
        var usage = rusage()
        // It writes the structure while it runs and keeps nothing of it.
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return usage.ru_utime.seconds + usage.ru_stime.seconds
    }

    static var residentBytes: Int? {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        guard let fields, fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

enum DiskReading {
    static func free(at path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.intValue
    }

    /// Of those that are there.
    static func size(of paths: [String]) -> Int {
        paths.reduce(0) { sum, path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
        }
    }
}
