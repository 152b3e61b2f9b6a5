import AppConfiguration
import ArgumentParser
import SecurityQuestions
import SpokenAnswers

struct BrandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brand", abstract: "The brands of the configuration.",
        discussion: """
            EXAMPLE:
              countersign brand list --json

            \(ExitStatus.help([.inputOutput, .configuration]))
            """,
        subcommands: [BrandListCommand.self])
}

struct BrandListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the brands with their hosts.",
        discussion: """
            EXAMPLE:
              countersign brand list --config /etc/countersign/countersign.yaml

            \(ExitStatus.help([.inputOutput, .configuration]))
            """)

    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let configuration = try configuration.read()
        let reports = configuration.brands.all.map { BrandReport($0, at: configuration.publicAddress) }
        if json { return try Terminal.write(json: reports) }
        for report in reports {
            try Terminal.writeLine("\(report.id)  \(report.name)")
            for host in report.hosts { try Terminal.writeLine("  \(host.language)  \(host.url)  \(host.carePhone)") }
        }
    }
}

/// A brand as the command line tells it.
struct BrandReport: Encodable, Sendable {
    let id: String
    let name: String
    let timeZone: String
    let hosts: [Host]

    struct Host: Encodable, Sendable {
        let name: String
        let language: String
        let carePhone: String
        let url: String
    }

    init(_ brand: Brand, at address: PublicAddress) {
        id = brand.id
        name = brand.name
        timeZone = brand.timeZone
        hosts = brand.hosts.map { host in
            Host(
                name: host.name, language: host.language.rawValue, carePhone: host.carePhone,
                url: address.origin(host: host.name) + "/")
        }
    }
}
