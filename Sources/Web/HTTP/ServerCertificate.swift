import NIOSSL
import Synchronization

/// The certificate that listeners show, and its key: read at start, and again when the files are others. Connections that are open
/// go on with the one they began with. Where authorities of clients are named as well, whoever connects is asked for a certificate of
/// theirs, and may have none. Once one of them is taken away, connections from before are none any more (``BelievedSince``).
package final class ServerCertificate: Sendable {
    package let files: Listener.TLSFiles
    private let latest: Mutex<Loaded>
    /// As ``Loaded/departures``, for whoever asks with each piece that is read.
    private let departures = Atomic(0)

    /// What was made of the files, and how often that was.
    struct Loaded: Sendable {
        let chain: [NIOSSLCertificate]
        let clientAuthorities: [NIOSSLCertificate]
        let configuration: TLSConfiguration
        var version = 0
        /// How often an authority was taken away.
        var departures = 0
    }

    /// Throws where the files cannot be read, or do not fit each other.
    package init(_ files: Listener.TLSFiles) throws {
        self.files = files
        latest = Mutex(try Loaded(files))
    }

    var current: Loaded { latest.withLock { $0 } }

    /// Until when the one that is shown is valid, in seconds since 1970.
    package var expiresAt: Double? { current.chain.first.map { Double($0.notValidAfter) } }

    /// Whether an authority of clients was taken away after `before` others were.
    func hasTakenAway(since before: Int) -> Bool { departures.load(ordering: .acquiring) != before }

    /// Reads the files again; waits for the disk.
    ///
    /// - Returns: whether another certificate is shown from now on. Throws where what is there cannot be used: the one before stays.
    package func renew() throws -> Bool {
        var fresh = try Loaded(files)
        return latest.withLock { latest in
            guard fresh.chain != latest.chain || fresh.clientAuthorities != latest.clientAuthorities else {
                return false
            }
            fresh.version = latest.version + 1
            let isTaken = !Set(latest.clientAuthorities).isSubset(of: fresh.clientAuthorities)
            fresh.departures = latest.departures + (isTaken ? 1 : 0)
            departures.store(fresh.departures, ordering: .releasing)
            latest = fresh
            return true
        }
    }
}

extension ServerCertificate.Loaded {
    fileprivate init(_ files: Listener.TLSFiles) throws {
        chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
        let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map(NIOSSLCertificateSource.certificate), privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        clientAuthorities = try files.clientAuthorities.map(NIOSSLCertificate.fromPEMFile) ?? []
        if files.clientAuthorities != nil {
            guard !clientAuthorities.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
            configuration.trustRoots = .certificates(clientAuthorities)
            // One that is shown has to be theirs and of this day; that one is shown, the client that is bound to it has to see to.
            configuration.certificateVerification = .optionalVerification
            configuration.sendCANameList = true
        }
        // Whether they fit each other is said by who puts them together.
        _ = try NIOSSLContext(configuration: configuration)
        self.configuration = configuration
    }
}
