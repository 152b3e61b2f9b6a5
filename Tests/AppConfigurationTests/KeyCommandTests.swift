import TestConfiguration
import Testing

@testable import AppConfiguration

@Suite struct `Where the key ring comes from` {
    @Test func `a command is a list, whose entries may have commas`() throws {
        let read = try ConfigurationTexts.read("data: /d\nkeys: {command: [/usr/bin/unlock, \"a, b\", \"--x\"]}")
        #expect(read.keyCommand == ["/usr/bin/unlock", "a, b", "--x"])
        #expect(try ConfigurationTexts.read("data: /d\nkeys: {command: /usr/bin/unlock}").keyCommand?.count == 1)
        #expect(try ConfigurationTexts.read("data: /d").keyCommand == nil)
    }

    @Test func `a mounted file is named by its path`() throws {
        #expect(
            try ConfigurationTexts.read("data: /d\nkeys: {file: /run/secrets/key-ring}").keyFile
                == "/run/secrets/key-ring")
        #expect(try ConfigurationTexts.read("data: /d").keyFile == nil)
    }

    @Test func `a command and a file are two places, and are refused together wherever they stand`() throws {
        let sentence = "keys.command and keys.file are two places for the key ring to come from; keep one of them."
        let wrong = try ConfigurationTexts.refusal(
            "data: /d\nkeys: {command: /usr/bin/unlock, file: /run/secrets/key-ring}")
        #expect(wrong == ["/etc/example/countersign.yaml, line 2: \(sentence)"])
        let overlaid = try ConfigurationTexts.refusal(
            "data: /d\nkeys: {command: /usr/bin/unlock}",
            environment: ["COUNTERSIGN_KEYS_FILE": "/run/secrets/key-ring"])
        #expect(overlaid == ["environment variable COUNTERSIGN_KEYS_FILE: \(sentence)"])
    }

    @Test(arguments: ["unlock", "[]", "[unlock, a]", "[\"\"]", "{a: b}"])
    func `a command that is no path of a program is refused`(text: String) throws {
        let wrong = try ConfigurationTexts.refusal("data: /d\nkeys: {command: \(text)}")
        #expect(wrong.count == 1 && wrong[0].contains("keys.command"))
    }
}
