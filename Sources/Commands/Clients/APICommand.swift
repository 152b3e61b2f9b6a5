import AppConfiguration
import ArgumentParser
import Demo
import DurableFiles
import Foundation

struct APICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api", abstract: "The API as it is used: for people who automate.",
        discussion: """
            EXAMPLE:
              countersign api curl-example --config demo/countersign.yaml
            """,
        subcommands: [CurlExampleCommand.self, ProblemListCommand.self])
}

struct CurlExampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "curl-example",
        abstract: "Print lines for a shell that look up, check, and use the grant, by curl.",
        discussion: """
            For a demo everything is filled in, its client’s secret as well. Elsewhere put the client, its secret and an agent in: “countersign \
            client add” and “client allow-agent” make them.

            EXAMPLE:
              countersign api curl-example --config demo/countersign.yaml | sh

            \(ExitStatus.help([.usage, .configuration]))
            """)

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let configuration = try configuration.read()
        let file = URL(fileURLWithPath: configuration.data).appendingPathComponent("demo.json").path
        let demo = FileContent.isThere(file) ? try DemoFile(path: file).example : nil
        guard let address = demo?.api ?? configuration.apiAddress else {
            throw CommandError(
                .configuration, "The API is not served: set api.listen, such as 127.0.0.1:8082 (docs/api.md).")
        }
        try Terminal.writeLine(CurlExample(api: address, demo: demo).text)
    }
}

extension Configuration {
    /// Where programs reach the API; nil where it is not served.
    var apiAddress: String? {
        apiPublicAddress ?? api.map { "\(tls == nil ? "http" : "https")://\($0)" }
    }
}

/// The lines, for a POSIX shell and curl 7.82 or newer.
struct CurlExample {
    let api: String
    let demo: DemoExample?

    var text: String {
        """
        API='\(quoted(api))'
        CLIENT='\(quoted(demo?.client ?? "crm"))'
        SECRET='\(quoted(demo?.secret ?? "csk_…"))'
        AGENT='\(quoted(demo?.agent ?? "alex@example.com"))'
        STATED='\(quoted(demo?.stated ?? "NL-100482"))'
        SPOKEN='\(quoted(demo?.answer ?? "…"))'

        # What the caller states finds one account, and opens a call for the agent.
        LOOKUP=$(curl -fsu "$CLIENT:$SECRET" "$API/v1/lookups" \\
          --json '{"agent":"'"$AGENT"'","stated":"'"$STATED"'"}' | sed 's/.*"lookup":"\\([^"]*\\)".*/\\1/')
        CALL=$(curl -fsu "$CLIENT:$SECRET" "$API/v1/calls" -H "Idempotency-Key: open-$LOOKUP" -D - -o /dev/null \\
          --json '{"agent":"'"$AGENT"'","lookup":"'"$LOOKUP"'"}' | tr -d '\\r' | sed -n 's/^[Ll]ocation: //p')

        # What the caller says is checked. A right answer comes with a signed grant.
        GRANT=$(curl -fsu "$CLIENT:$SECRET" "$API$CALL/attempts" -H "Idempotency-Key: try-$LOOKUP" \\
          --json '{"proof":"answer","spoken":"'"$SPOKEN"'"}' | sed -n 's/.*"token":"\\([^"]*\\)".*/\\1/p')

        # Whoever is handed the grant asks whether it is good.
        curl -fsu "$CLIENT:$SECRET" "$API/v1/grants/introspect" -d "token=$GRANT"
        echo
        """
    }

    /// Within quotes of a shell.
    private func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''") }
}
