import CPostgres
import Foundation

extension PostgresAddress {
    /// Asks once more why no connection can be made, so that the answer can be judged.
    ///
    /// - Returns: whether one may be made later though nobody changes anything here; true where one can be made now.
    package func mayAnswerLater() async -> Bool {
        await withCheckedContinuation { continuation in
            // libpq waits for the network.
            let thread = Thread { continuation.resume(returning: refusal().map(Self.mayPass) ?? true) }
            thread.start()
        }
    }

    /// What is said against a connection, with PostgreSQL's codes (its appendix A) in place of its words, which are in the language
    /// of the server; nil where one is made.
    private func refusal() -> String? {
        guard
            let begun = unsafe try? withParameters({ keys, values in unsafe PQconnectStartParams(keys, values, 1) })
        else { return Self.ours }
        defer { unsafe PQfinish(begun) }
        // It holds for what comes next alone: the connection is begun anew.
        _ = unsafe PQsetErrorVerbosity(begun, PQERRORS_SQLSTATE)
        unsafe PQreset(begun)
        return unsafe PQstatus(begun) == CONNECTION_OK ? nil : String(cString: PQerrorMessage(begun))
    }

    /// The password's file cannot be read.
    private static let ours = "28P01"

    /// Whoever does not answer, starts or stops, is a standby or has too many connections may take one later. A password that is
    /// wrong, a role or a database that is not there, and a certificate that does not fit stay so.
    static func mayPass(_ refusal: String) -> Bool {
        let lines = refusal.split(whereSeparator: \.isNewline).map(String.init)
        let codes = lines.map { String($0.split(separator: " ").last ?? "") }
        let isLasting = codes.contains { $0.hasPrefix("28") && $0.count == 5 || ["3D000", "42501"].contains($0) }
        let isOurs = refusal.contains("no password supplied")
        return !isLasting && !isOurs && !PostgresUnreachable(reason: refusal).isAboutCertificates
    }
}

extension PostgresUnreachable {
    /// Whether somebody is there, and it is the certificates, or that one side has none, why there is no connection. What libpq itself
    /// says is never translated here, as nobody sets a locale.
    package var isAboutCertificates: Bool {
        // What stands before it is the name of a host.
        reason.split(whereSeparator: \.isNewline).contains { line in
            guard let place = line.range(of: " failed: ") else { return false }
            let said = line[place.upperBound...]
            return ["certificate", "does not support SSL"].contains { said.contains($0) }
        }
    }
}
