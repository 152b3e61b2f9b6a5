import Foundation
import SecurityQuestions
import SpokenAnswers
import TestConfiguration
import Testing
import Web

@testable import AppConfiguration

@Suite struct `Activation links` {
    private let world = World(now: { Date(timeIntervalSince1970: 0) }, randomBytes: { Array(0..<UInt8($0)) })

    @Test(arguments: [
        ("data: /d", "http://northline.localhost:8080"),
        ("data: /d\nportal: {listen: \"127.0.0.1:80\"}", "http://northline.localhost"),
        ("data: /d\ntls: {certificate: c, key: k}", "https://northline.localhost:8080"),
        ("data: /d\nportal: {listen: \"0.0.0.0:443\"}\ntls: {certificate: c, key: k}", "https://northline.localhost"),
        ("data: /d\nproxy: {trusted: [127.0.0.1]}", "https://northline.localhost"),
        ("data: /d\nportal: {public-port: 8443}\nproxy: {trusted: [127.0.0.1]}", "https://northline.localhost:8443"),
    ])
    func `a link has the scheme and port that customers see`(head: String, origin: String) throws {
        let configuration = try ConfigurationTexts.read(head)
        let brand = try #require(configuration.brands["northline"])
        let link = Invitation(world).link(at: configuration.publicAddress, brand: brand, language: .en)
        #expect(link == "\(origin)/activate/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    }

    @Test func `a link is on the host that speaks the owner's language`() throws {
        let configuration = try ConfigurationTexts.read("data: /d")
        let brand = try #require(configuration.brands["northline"])
        let link = Invitation(world).link(at: configuration.publicAddress, brand: brand, language: .fr)
        #expect(link.hasPrefix("http://fr.northline.localhost:8080/activate/"))
    }

    @Test func `a link gives its token back`() throws {
        let invitation = Invitation(.random)
        let address = PublicAddress(scheme: "http", port: 1)
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        let link = invitation.link(at: address, brand: brand, language: .en)
        #expect(link.split(separator: "/").last?.utf8.count == 43)
        #expect(Invitation(link: link)?.hash == invitation.hash)
        #expect(Invitation(link: "http://northline.localhost/activate/short") == nil)
    }
}
