import CPostgres
import Foundation

/// Where a database is: a URL of libpq's (`postgresql://user@host:5432/name?sslmode=verify-full`) without a password, and the
/// password by itself. Several hosts may be named; the one that can be written to is taken.
package struct PostgresAddress: Sendable {
    private let url: String
    private let password: @Sendable () throws -> String?
    /// The host, the port and the name, to be told.
    package let location: String

    /// For how long each host is waited for as a connection is made, in seconds; and for how long a machine may leave unanswered what was
    /// sent to it, in milliseconds. While an answer is awaited it is asked whether it is there after so many seconds, and again.
    private static let (patience, silence, pulse) = ("2", "2000", "2")

    /// - Parameters:
    ///   - url: throws ``PostgresAddressRefused`` where it is none, or holds a password: it stands in the list of processes, in
    ///     configurations and in logs.
    ///   - passwordFile: read at each connection, so that a new password is taken without a restart. Its first line counts.
    package init(url: String, passwordFile: String? = nil) throws {
        self.url = url
        let options = try Self.options(of: url)
        guard options["password"] == nil else { throw PostgresAddressRefused.holdsPassword }
        let (host, port) = (options["host"] ?? options["hostaddr"] ?? "localhost", options["port"])
        location =
            "postgresql://" + host + (port.map { ":\($0)" } ?? "") + "/" + (options["dbname"] ?? options["user"] ?? "")
        password = {
            guard let passwordFile else { return nil }
            let text = try String(contentsOf: URL(filePath: passwordFile), encoding: .utf8)
            return text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    /// What is written there, by libpq's names. What it says against it may hold a part of the URL, and is not told.
    private static func options(of url: String) throws -> [String: String] {
        guard let list = unsafe PQconninfoParse(url, nil) else { throw PostgresAddressRefused.unreadable }
        defer { unsafe PQconninfoFree(list) }
        var options: [String: String] = [:]
        var next = unsafe list
        while let keyword = unsafe next.pointee.keyword {
            if let value = unsafe next.pointee.val {
                options[unsafe String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe next = unsafe next.advanced(by: 1)
        }
        return options
    }

    /// Keys and values for `PQconnectdbParams`, where what comes later counts: the URL outdoes what stands before it.
    func withParameters<Value>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) throws -> Value
    ) throws -> Value {
        var parameters = [
            ("connect_timeout", Self.patience), ("tcp_user_timeout", Self.silence),
            ("keepalives_idle", Self.pulse), ("keepalives_interval", Self.pulse),
            ("target_session_attrs", "read-write"), ("application_name", "countersign"), ("dbname", url),
            ("client_encoding", "UTF8"),
        ]
        do {
            if let password = try password() { parameters.append(("password", password)) }
        } catch { throw PostgresUnreachable(reason: "the file of the password cannot be read") }
        let texts = unsafe parameters.map { unsafe (strdup($0.0), strdup($0.1)) }
        defer {
            for index in 0..<parameters.count {
                unsafe free(texts[index].0)
                // The last one may be a password.
                if let value = unsafe texts[index].1 { unsafe explicit_bzero(value, strlen(value)) }
                unsafe free(texts[index].1)
            }
        }
        let keys = unsafe texts.map { unsafe UnsafePointer($0.0) } + [nil]
        let values = unsafe texts.map { unsafe UnsafePointer($0.1) } + [nil]
        return try unsafe body(keys, values)
    }
}

package enum PostgresAddressRefused: Error, Sendable, Hashable {
    case unreadable
    case holdsPassword
}
