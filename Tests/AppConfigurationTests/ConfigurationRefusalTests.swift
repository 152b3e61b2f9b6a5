import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

@Suite struct `A configuration that is refused` {
    private let file = "/etc/example/countersign.yaml"

    @Test func `an unknown key is named with its line and what is allowed`() throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nportal:\n  listen: 127.0.0.1:80\n  adress: x")
        #expect(
            wrong == ["\(file), line 4: portal.adress is not a setting; allowed here: listen, public-port."])
    }

    @Test func `an unknown section is named as well`() throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nsecrets: {key: abc}")
        #expect(wrong.count == 1)
        #expect(
            wrong.first?.hasPrefix("\(file), line 2: secrets is not a setting; allowed here: api, audit, brands,")
                == true)
    }

    @Test func `everything is told at once, in the order of the file`() throws {
        let brands = ConfigurationTexts.brand
            .replacing("CA", with: "ZZ").replacing("wave", with: "sun").replacing("language: fr", with: "language: de")
        let wrong = try ConfigurationTexts.refusal(
            "data: /d\nlog: {level: loud}\nhashing: {memory-mib: 8}", brands: brands)
        #expect(wrong.count == 5)
        #expect(
            wrong.map { $0.split(separator: ":")[0].suffix(6) } == ["line 2", "line 3", "line 8", "line 9", "ine 15"])
    }

    @Test func `a host or a brand that is there twice is refused at the second`() throws {
        let twin =
            ConfigurationTexts.brand
            + ConfigurationTexts.brand.split(separator: "\n").dropFirst()
            .joined(separator: "\n").replacing("fr.northline", with: "FR.Northline") + "\n"
        let wrong = try ConfigurationTexts.refusal("data: /d", brands: twin)
        #expect(
            wrong == [
                "\(file), line 15: brands[2].id northline is another brand’s; give each its own.",
                "\(file), line 21: brands[2].hosts[1].name northline.localhost is served already; name each host once.",
                "\(file), line 24: brands[2].hosts[2].name fr.northline.localhost is served already; name each host once.",
            ])
    }

    @Test func `a missing setting is named with the line of its section`() throws {
        let brands = ConfigurationTexts.brand.replacing("    name: Northline\n", with: "")
        let wrong = try ConfigurationTexts.refusal("data: /d", brands: brands)
        #expect(wrong == ["\(file), line 3: brands[1].name is missing; allowed is a text of at most 60 characters."])
    }

    @Test func `no brand at all is refused`() throws {
        #expect(try ConfigurationTexts.refusal("data: /d", brands: "").count == 1)
        #expect(try ConfigurationTexts.refusal("data: /d", brands: "brands: []").count == 1)
    }

    @Test func `text that is not YAML is refused with its line`() throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nlog: [", brands: "")
        #expect(wrong.first?.hasPrefix("\(file), line ") == true)
        let twice = try ConfigurationTexts.refusal("data: /d\ndata: /e")
        #expect(twice.first?.contains("a key stands there twice: data") == true)
    }

    @Test func `half of TLS is refused`() throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\ntls: {certificate: c.pem}")
        #expect(
            wrong == ["\(file), line 2: tls.certificate and tls.key belong together; give both or neither."])
    }

    @Test(arguments: ["portal", "care"])
    func `plain HTTP for other machines is refused`(listener: String) throws {
        for address in ["0.0.0.0:8080", "192.0.2.1:8080", "[::]:8080"] {
            let head = "data: /d\n\(listener):\n  listen: \"\(address)\""
            let wrong = try ConfigurationTexts.refusal(head)
            #expect(wrong.count == 1)
            #expect(
                wrong.first?.hasPrefix("\(file), line 3: \(listener).listen \(address) would serve plain HTTP") == true)
            #expect(try ConfigurationTexts.refusal(head + "\nproxy: {trusted: [192.0.2.9]}").isEmpty)
            #expect(try ConfigurationTexts.refusal(head + "\ntls: {certificate: c, key: k}").isEmpty)
        }
    }

    @Test func `a proxy may be named by its network`() throws {
        let read = try ConfigurationTexts.read("data: /d\nproxy: {trusted: [10.0.0.0/8, \"FD00::/8\", 192.0.2.9]}")
        #expect(read.trustedProxies.map(\.description) == ["10.0.0.0/8", "fd00::/8", "192.0.2.9"])
    }

    @Test(arguments: ["10.0.0.5/8", "10.0.0.0/33", "10.0.0.0/", "0.0.0.0/0", "10.0.0.5:80", "proxy.example", "10.0.0"])
    func `what is neither an address nor a network is no proxy`(written: String) throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nproxy:\n  trusted: [127.0.0.1, \"\(written)\"]")
        #expect(
            wrong == [
                "\(file), line 3: proxy.trusted cannot be “127.0.0.1, \(written)”; allowed is a list of IP addresses "
                    + "and networks, such as [10.0.0.5, 10.1.0.0/16]."
            ])
    }

    @Test(arguments: ["127.0.0.1:9", "127.1.2.3:9", "[::1]:9", "localhost:9"])
    func `plain HTTP for this machine is served`(address: String) throws {
        #expect(try ConfigurationTexts.refusal("data: /d\nportal: {listen: \"\(address)\"}").isEmpty)
    }

    @Test(arguments: [
        "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:80", "[127.0.0.1]:80", "host:80", ":80",
    ])
    func `what is no address with a port is refused`(address: String) throws {
        #expect(try ConfigurationTexts.refusal("data: /d\nportal: {listen: \"\(address)\"}").count == 1)
    }

    @Test func `both listeners at one address are refused, unless the system chooses the port`() throws {
        let same = "data: /d\nportal: {listen: \"127.0.0.1:9\"}\ncare: {listen: \"127.0.0.1:9\"}"
        #expect(try ConfigurationTexts.refusal(same).count == 1)
        #expect(try ConfigurationTexts.refusal(same.replacing(":9", with: ":0")).isEmpty)
    }
}
