import AppConfiguration
import SecurityQuestions

/// Asks for what `countersign setup` was not told, one subject after the other; what cannot be used is asked for again.
struct SetupDialogue {
    /// Reads a line; nil at the end of the input.
    let read: () -> String?
    let tell: (String) -> Void

    /// The subjects, in this order.
    func complete(_ answers: SetupAnswers, path: String) throws -> SetupAnswers {
        var answers = answers
        for subject in [askBrand, askHosts, askAddresses, askMail] {
            try ask(subject, of: &answers, path: path)
        }
        return answers
    }

    /// Again and again, until what was answered is taken.
    private func ask(
        _ subject: (inout SetupAnswers) throws -> Void, of answers: inout SetupAnswers, path: String
    ) throws {
        while true {
            var attempt = answers
            try subject(&attempt)
            let refused = Self.refusals(of: attempt, path: path)
            if refused.isEmpty {
                answers = attempt
                return
            }
            refused.forEach(tell)
        }
    }

    /// What is wrong so far; what has not been asked yet is taken to be right.
    static func refusals(of answers: SetupAnswers, path: String) -> [String] {
        var whole = answers
        if whole.brand.name.isEmpty { whole.brand = .init(name: "Brand", country: "FR", timeZone: "UTC") }
        if whole.hosts.isEmpty { whole.hosts = SetupAnswers.Host("office.example.com en 555-0100").map { [$0] } ?? [] }
        do {
            _ = try whole.configuration(path: path)
            return []
        } catch let refused as ConfigurationRefused {
            return refused.problems.map(\.message)
        } catch {
            return ["\(error)"]
        }
    }

    private func askBrand(_ answers: inout SetupAnswers) throws {
        tell("1 of 5. The brand whose customers are served.")
        answers.brand.name = try line("Its name", usual: answers.brand.name)
        answers.brand.country = try line(
            "The country whose phone numbers they have (such as CA or FR)", usual: answers.brand.country)
        answers.brand.timeZone = try line("The time zone they read times in", usual: answers.brand.timeZone)
    }

    private func askHosts(_ answers: inout SetupAnswers) throws {
        tell(
            "2 of 5. The host names of the Office Manager, where its customers log in. For each: the name, the language that"
        )
        tell("visitors meet first (en or fr), and the number of Customer Care. An empty line ends them.")
        var hosts = answers.hosts
        while true {
            let text = try line("Such as office.example.com en 1 (800) 555-0100", usual: "")
            if text.isEmpty, !hosts.isEmpty { break }
            guard let host = SetupAnswers.Host(text) else {
                tell("Write the name, the language and the number, with spaces between them.")
                continue
            }
            hosts.append(host)
        }
        answers.hosts = hosts
    }

    private func askAddresses(_ answers: inout SetupAnswers) throws {
        tell("3 of 5. Where it listens, and who speaks TLS.")
        answers.addresses.portal = try line("The Office Manager listens at", usual: answers.addresses.portal)
        answers.addresses.care = try line("The care desk listens at", usual: answers.addresses.care)
        let usual = answers.addresses.proxies.joined(separator: ", ")
        let proxies = try line("The proxy in front, by its address (none: to try it on this machine)", usual: usual)
        answers.addresses.proxies =
            proxies == "none" ? [] : proxies.split(separator: ",").map { String($0).trimmingSpaces() }
        let url = try line(
            "Where agents reach the care desk, such as https://care.example.com",
            usual: answers.addresses.careURL ?? "none")
        answers.addresses.careURL = url == "none" ? nil : url
    }

    private func askMail(_ answers: inout SetupAnswers) throws {
        tell("4 of 5. The mail server, for links and notices. Without one they wait until “mail” is configured.")
        let server = try line("Server and port, such as mail.example.com:587", usual: answers.mail?.server ?? "none")
        guard server != "none" else {
            answers.mail = nil
            return
        }
        let sender = try line("The sender, such as care@example.com", usual: answers.mail?.sender ?? "")
        let user = try line("The user that the server asks for", usual: answers.mail?.user ?? "none")
        answers.mail = .init(server: server, sender: sender, user: user == "none" ? nil : user)
    }

    /// - Parameter usual: what an empty line means; shown where it is anything.
    func line(_ question: String, usual: String) throws -> String {
        tell("  \(question)\(usual.isEmpty ? "" : " [\(usual)]"): ")
        guard let line = read() else {
            throw CommandError(.usage, "Nothing was written: the answers ended before the questions did.")
        }
        let text = line.trimmingSpaces()
        return text.isEmpty ? usual : text
    }
}

extension SetupAnswers {
    /// Throws `ConfigurationRefused` where it cannot be used.
    func configuration(path: String) throws -> Configuration {
        try Configuration(
            ConfigurationFile(path: path, text: text()), overlay: Overlay(environment: [:], flags: [:], folder: "/"))
    }
}
