import Foundation
import Logging
import SecurityQuestions

/// Everything that can be set, checked and complete.
package struct Configuration: Sendable {
    /// The folder of the database and the key ring, as an absolute path.
    package let data: String
    /// The PostgreSQL database; nil where it is the file ``database``.
    package var postgres: DatabaseSettings?
    package var node: NodeSettings
    package let portal: Portal
    package let care: Care
    /// The company's own provider of log-ins at the care desk; nil where there is none.
    package let companyLogIn: CompanyLogInSettings?
    /// Where programs are served; nil where they are not.
    package let api: ListenAddress?
    /// Where programs reach it, without a slash at the end; nil where that is the listener's own address.
    package var apiPublicAddress: String?
    /// The authorities whose certificates clients may show there, in PEM form; nil where none is asked for.
    package var apiClientAuthorities: String?
    /// How long a signed grant is good for whoever checks it without asking, in seconds.
    package var grantLifetime: TimeInterval = 120
    /// Networks of the operator's own in which webhooks may be, beside all public ones.
    package let webhookNetworks: [CIDRBlock]
    /// Nil where a proxy or nobody speaks TLS.
    package let tls: TLSFiles?
    /// The proxies whose forwarded headers are believed.
    package let trustedProxies: [CIDRBlock]
    /// The one header in which they say whom a request came from.
    package let forwardedHeader: ForwardedHeader
    package let logLevel: Logger.Level
    package let logFormat: LogFormat
    /// Where metrics are told; nil where they are not kept.
    package let telemetry: ListenAddress?
    /// Where the audit log is streamed to; nil where it stays here.
    package var auditStream: AuditStreamSettings?
    package let hashing: Hashing
    package let brands: Brands
    /// The brands' own providers of log-ins, for those that have one.
    package var brandLogIns: [Brand.ID: CompanyLogInSettings] = [:]
    /// How mail goes out; nil where it waits.
    package var mail: MailSettings?
    /// A program that prints the key ring, and what it is called with; nil where the ring is a file. Never beside ``keyFile``.
    package var keyCommand: [String]?
    /// A key ring that an orchestrator has mounted; nil where it is this program's own file.
    package var keyFile: String?
    /// How long closed accounts and the values of the audit log are kept.
    package var retention = Retention.standard
    /// The folder of the built help site; nil for its usual places.
    package var help: String?
    /// A demo also finds the help site that lies among the sources.
    package var isDemo = false

    /// The Office Manager's listener.
    package struct Portal: Sendable {
        package let listen: ListenAddress
        /// The port that customers see where it is not the listener's.
        package let publicPort: Int?
    }

    /// The care desk's listener.
    package struct Care: Sendable {
        package let listen: ListenAddress
        package let timeZone: TimeZone
        package let secondFactor: SecondFactor.Policy
        /// Where agents reach it, without a slash at the end; nil where that is the listener's own address.
        package let publicAddress: String?
        /// From where it is reached; anywhere where none is named.
        package let networks: [CIDRBlock]
    }

    package struct TLSFiles: Sendable, Hashable {
        package let certificate: String
        package let key: String
    }

    package struct Hashing: Sendable {
        package let cost: HashCost
        package let threads: Int
        /// Whether a hashing thread keeps the memory of a hash for the next one.
        package let keepsMemory: Bool
    }

    /// What stands in the file and over it, as a hash: it tells whether anything was changed.
    package var fingerprint = ""
    /// What is said of each setting, by its path.
    var settings: [String: String] = [:]
    /// The same of what is alike on every node of a database.
    package var sharedFingerprint = ""
    /// What stands in the file and does nothing; a start and `doctor` tell of it.
    package var warnings: [ConfigurationProblem] = []
    /// The file of the database, where that is one.
    package var database: String { data + "/database.sqlite" }
    package var keyRing: String { data + "/key-ring" }
    /// The last signed checkpoint of the audit log, kept beside the database.
    package var auditWitness: String { data + "/audit-witness" }

    /// Scheme, name and port that mails to agents lead to.
    package var careOrigin: String {
        care.publicAddress ?? "\(tls == nil ? "http" : "https")://\(care.listen)"
    }

    /// How customers reach the Office Manager.
    package var publicAddress: PublicAddress {
        // Browsers keep the session cookie over TLS only: behind a proxy they come by https, at its usual port.
        let isSecure = tls != nil || !trustedProxies.isEmpty
        let port = portal.publicPort ?? (tls == nil && isSecure ? 443 : portal.listen.port)
        return PublicAddress(scheme: isSecure ? "https" : "http", port: port)
    }
}
