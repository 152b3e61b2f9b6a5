import AppConfiguration
import ArgumentParser
import DurableFiles
import Foundation
import NIOSSL
import SecurityQuestions
import Web

/// Certificates that a client is bound to.
struct CertificateOptions: ParsableArguments {
    @Option(
        name: .customLong("certificate"),
        help: ArgumentHelp(
            "The file of a certificate (PEM) that it has to show; may be given several times.", valueName: "file"))
    var files: [String] = []
    @Option(
        name: .customLong("certificate-name"),
        help: ArgumentHelp(
            "A DNS name that the certificate it has to show is issued to; may be given several times.",
            valueName: "name"))
    var names: [String] = []

    func marks(at now: Date) throws -> [ClientCertificate.Mark] {
        try files.map { try Self.mark(ofFile: $0, at: now) }
            + names.map { name in
                guard let mark = ClientCertificate.Mark(name), case .name = mark else {
                    throw CommandError(.badData, "“\(name)” is no DNS name; such as crm.northline.example.")
                }
                return mark
            }
    }

    private static func mark(ofFile path: String, at now: Date) throws -> ClientCertificate.Mark {
        let bytes = Array(try FileContent.read(path, upTo: 1 << 20))
        guard let certificate = try? NIOSSLCertificate.fromPEMBytes(bytes).first else {
            throw CommandError(.badData, "\(path) holds no certificate in PEM form: name the client’s own.")
        }
        let read = try ClientCertificate(certificate)
        guard now < read.endsAt else {
            throw CommandError(
                .badData, "The certificate in \(path) expired on \(read.endsAt.formatted(.iso8601)): name the new one.")
        }
        return .thumbprint(read.thumbprint)
    }
}

struct ClientBindCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind",
        abstract: "Let a client in by a certificate of its own as well as its secret, not by the secret alone.",
        discussion: """
            It has to show one of the certificates that it is bound to, in the hand-shake of TLS, issued by an authority of
            “api.client-ca”. Bind the next one before the one before ends; there are four at most.

            EXAMPLE:
              countersign client bind crm --certificate crm.pem
              countersign client bind crm --certificate-name crm.northline.example

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions
    @OptionGroup var certificates: CertificateOptions

    func validate() throws {
        guard !certificates.files.isEmpty || !certificates.names.isEmpty else {
            throw ValidationError("Give --certificate or --certificate-name.")
        }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let marks = try certificates.marks(at: environment.world.now())
        for mark in marks {
            _ = try await options.change(in: environment) { context in
                // All of them or none.
                let bound = try await context.stores.client(options.name)?.certificates ?? []
                guard bound.union(marks).count <= ClientCertificate.mostMarks else {
                    throw ClientChange.Refusal.tooManyCertificates
                }
                return .bind(mark)
            }
            Terminal.tell("Client “\(options.name)” is bound to \(mark.text).")
        }
        guard try options.configuration.read().apiClientAuthorities == nil else { return }
        Terminal.tell("No client is asked for a certificate yet: name the authorities in “api.client-ca”.")
    }
}

struct ClientUnbindCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "unbind",
        abstract: "No longer let a client in by a certificate, from its next request on.",
        discussion: """
            The last one stays, or the secret alone would do: bind another one before, or disable the client. --all says that the secret
            alone lets it in from now on.

            EXAMPLE:
              countersign client unbind crm crm.northline.example
              countersign client unbind crm --all

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions
    @Argument(help: "What “countersign client list” names: sha256: and digits, or a DNS name.")
    var certificate: String?
    @Flag(help: "Every certificate: the secret alone lets it in.")
    var all = false

    func validate() throws {
        guard (certificate == nil) == all else { throw ValidationError("Give a certificate, or --all.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let mark = try certificate.map { written in
            guard let mark = ClientCertificate.Mark(written) else {
                throw CommandError(.badData, "“\(written)” is neither a thumbprint nor a DNS name.")
            }
            return mark
        }
        _ = try await options.change(in: environment) { _ in mark.map { .unbind($0) } ?? .unbindAll }
        Terminal.tell(
            mark.map { "Client “\(options.name)” is let in by \($0.text) no more." }
                ?? "Client “\(options.name)” is let in by its secret alone.")
    }
}
