import DurableFiles
import Foundation
import Testing

@testable import Commands

@Suite struct `The forms of answers, line by line` {
    private func forms(_ line: String) -> String { FormsLine(Array(line.utf8)).text }

    @Test func `a line gives the strict and the sound form`() {
        let parts = forms("fr\tcity\tSt-Étienne").split(separator: "\t")
        #expect(parts.count == 2)
        #expect(parts.first == "saintetienne")
    }

    @Test(arguments: [
        "", "fr", "fr\tcity", "fr\tcity\t", "de\tcity\tKöln", "fr\ttown\tLyon", "fr\tcity\t …", "fr\tcity\t\t",
    ])
    func `a refused answer or a malformed line gives a lone tab`(line: String) {
        #expect(forms(line) == "\t\n")
    }

    @Test func `text that is not UTF-8 and a line that was too long give a lone tab`() {
        #expect(FormsLine(Array("fr\tcity\tx".utf8) + [0xFF]).text == "\t\n")
        #expect(FormsLine(nil).text == "\t\n")
    }

    @Test func `lines come in order however they are cut, and the last one needs no end`() throws {
        let long = String(repeating: "a", count: LineInput.longest)
        let lines = try read("one\n\ntwo\r\n\(long)\n\(long)a\nlast")
        #expect(lines == ["one", "", "two", long, nil, "last"])
    }

    @Test func `a line far too long is given up without being kept`() throws {
        #expect(try read(String(repeating: "a", count: 10 * LineInput.longest)) == [nil])
        #expect(try read("") == [])
    }

    /// Through a pipe, as from a terminal or another program.
    private func read(_ text: String) throws -> [String?] {
        let pipe = Pipe()
        let writing = pipe.fileHandleForWriting
        let writer = Thread {
            try? writing.write(contentsOf: Data(text.utf8))
            try? writing.close()
        }
        writer.start()
        var input = LineInput(
            FilePieces(descriptor: pipe.fileHandleForReading.fileDescriptor, named: "A pipe"))
        var lines: [String?] = []
        while let some = try input.next() {
            lines += some.map { line in line.map { String(decoding: $0, as: UTF8.self) } }
        }
        return lines
    }
}
