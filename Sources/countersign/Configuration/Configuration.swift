import Foundation
import Logging
import SecurityQuestions

/// Everything that can be set, checked and complete.
struct Configuration: Sendable {
    /// The folder of the database and the key ring, as an absolute path.
    let data: String
    let portal: Portal
    let care: Care
    /// Nil where a proxy or nobody speaks TLS.
    let tls: TLSFiles?
    /// Addresses of proxies whose forwarded headers are believed.
    let trustedProxies: [String]
    let logLevel: Logger.Level
    let hashing: Hashing
    let brands: Brands
    /// How mail goes out; nil where it waits.
    var mail: MailSettings?
    /// A program that prints the key ring, and what it is called with; nil where the ring is a file.
    var keyCommand: [String]?
    /// How long closed accounts and the values of the audit log are kept.
    var retention = Retention()
    /// The folder of the built help site; nil for its usual places.
    var help: String?
    /// A demo also finds the help site that lies among the sources.
    var isDemo = false

    /// The Office Manager's listener.
    struct Portal: Sendable {
        let listen: ListenAddress
        /// The port that customers see where it is not the listener's.
        let publicPort: Int?
    }

    /// The care desk's listener.
    struct Care: Sendable {
        let listen: ListenAddress
        let timeZone: TimeZone
        let secondFactor: SecondFactor.Policy
    }

    struct TLSFiles: Sendable, Hashable {
        let certificate: String
        let key: String
    }

    struct Hashing: Sendable {
        let cost: HashCost
        let threads: Int
    }

    /// What stands in the file and over it, as a hash: it tells whether anything was changed.
    var fingerprint = ""
    /// What stands in the file and does nothing; a start and `doctor` tell of it.
    var warnings: [ConfigurationProblem] = []
    var database: String { data + "/database.sqlite" }
    var keyRing: String { data + "/key-ring" }
    /// The last signed checkpoint of the audit log, kept beside the database.
    var auditWitness: String { data + "/audit-witness" }

    /// How customers reach the Office Manager.
    var publicAddress: PublicAddress {
        // Browsers keep the session cookie over TLS only: behind a proxy they come by https, at its usual port.
        let isSecure = tls != nil || !trustedProxies.isEmpty
        let port = portal.publicPort ?? (tls == nil && isSecure ? 443 : portal.listen.port)
        return PublicAddress(scheme: isSecure ? "https" : "http", port: port)
    }
}
