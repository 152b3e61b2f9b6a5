import AppConfiguration
import Foundation
import SecurityQuestions
import SpokenAnswers
import TestConfiguration
import Testing

@testable import Commands

@Suite struct `A file of accounts` {
    private let header = "number,company,phone,email,name,language\n"

    private func read(_ text: String) throws -> [NewAccount] {
        let brand = try #require(try ConfigurationTexts.read("data: /d").brands["northline"])
        return try AccountFile(Array(text.utf8), brand: brand, world: .random).checked().entries.map(\.new)
    }

    private func problems(_ text: String) throws -> [ImportProblems.Row] {
        do {
            _ = try read(text)
            return []
        } catch let problems as ImportProblems {
            return problems.rows
        }
    }

    @Test func `a good row becomes a pending account with its owner and an invitation`() throws {
        let new = try #require(
            try read(header + "NL 1,Ellison,(416) 555-0132,m@ellison.example,Margaret Ellison,EN\n").first)
        #expect(new.account.number == "NL 1")
        #expect(new.account.status == .pending)
        #expect(new.account.phones.map(\.e164) == ["+14165550132"])
        #expect(new.account.language == .en)
        #expect(new.owner.role == .owner)
        #expect(new.owner.account == new.account.id)
        #expect(new.invitation != nil)
    }

    @Test func `columns come in any order, with spaces and capitals`() throws {
        let new = try #require(
            try read(" Language ;NAME;email;phone;company;number\nfr;Zoé;z@x.example;;Café;7\n").first)
        #expect([new.account.number, new.account.company, new.owner.name] == ["7", "Café", "Zoé"])
        #expect(new.account.phones.isEmpty)
    }

    @Test func `several phones stand in one field, each kept once`() throws {
        let new = try #require(
            try read(header + "1,A,416 555 0101 / 416 555 0102|+1 416 555 0101,a@x.example,A,en\n").first)
        #expect(new.account.phones.map(\.e164) == ["+14165550101", "+14165550102"])
    }

    @Test func `every bad row is named with its line and reason`() throws {
        let rows = try problems(
            header + "1,A,,a@x.example,A,en\n,B,,b@x.example,B,en\n3,C,12,c,C,xx\n4,D\n5,\"E\nF\",,e@x.example,E,en\n")
        #expect(rows.map(\.line) == [3, 4, 4, 4, 5, 6])
        #expect(
            rows.map(\.complaint) == [
                "the number is empty", "“c” is not an e-mail address",
                "the language “xx” is neither English nor French: write en or fr",
                "“12” is not a phone number: it is too short; write the whole number as one dials it from outside, such as (416) 555-0132",
                "the row has 2 fields and the header 6",
                "the company has a line break or another control character in it",
            ])
    }

    @Test func `a number that is there twice is refused, however it is written`() throws {
        let rows = try problems(header + "nl-1,A,,a@x.example,A,en\nNL 1,B,,b@x.example,B,en\n")
        #expect(rows.map(\.complaint) == ["the account number “NL 1” is in line 2 already"])
    }

    @Test func `an address that is there twice is one person's, and told`() {
        func warning(_ addresses: String...) -> String? {
            SharedAddresses(addresses.enumerated().compactMap { at, text in EmailAddress(text).map { (at + 2, $0) } })
                .warning
        }
        #expect(warning("a@x.example", "b@x.example") == nil)
        #expect(warning("a@x.example", "A@X.example")?.contains("(a@x.example: lines 2, 3)") == true)
        let many = warning("a@x.example", "b@x.example", "b@x.example", "a@x.example", "a@x.example", "a@x.example")
        #expect(many?.hasPrefix("2 e-mail addresses stand in several lines (a@x.example: lines 2, 5, 6 …)") == true)
    }

    @Test func `a header with an unknown, a missing or a repeated column is refused`() throws {
        #expect(try problems("number,company,phone,email,name\n").map(\.line) == [1])
        #expect(try problems(header.replacing("phone", with: "shoe")).count == 2)
        #expect(try problems(header.replacing("phone", with: "phone,phone")).count == 1)
    }

    @Test func `a field of two hundred characters is taken and a longer one refused`() throws {
        let longest = String(repeating: "é", count: 200)
        #expect(try read(header + "1,\(longest),,a@x.example,A,en\n").count == 1)
        #expect(
            try problems(header + "1,\(longest)e,,a@x.example,A,en\n").map(\.complaint) == [
                "the company is longer than 200 characters"
            ])
    }

    @Test(arguments: ["", "\u{FEFF}", "number,company,phone,email,name,language", "\n\n"])
    func `a file without rows is refused in words`(text: String) throws {
        let rows = try problems(text)
        #expect(rows.count == 1)
        #expect(rows.first?.complaint.contains("the first line names the columns number, company") == true)
    }
}
