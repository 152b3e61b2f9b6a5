import Testing

@testable import Commands

@Suite struct `Comma-separated values` {
    private func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        var reader = CSVReader(bytes)
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append(row.fields) }
        return rows
    }

    private func fault(_ bytes: [UInt8]) -> CSVFault? {
        do {
            _ = try rows(bytes)
            return nil
        } catch {
            return error as? CSVFault
        }
    }

    @Test(arguments: [
        "a,b\n1,2\n", "a;b\n1;2\n", "a,b\r\n1,2\r\n", "a,b\r1,2", "\u{FEFF}a,b\n1,2", "a,b\n\n1,2\n,\n\n",
    ])
    func `separator, line ends, byte order mark and empty lines make no difference`(text: String) throws {
        #expect(try rows(text) == [["a", "b"], ["1", "2"]])
    }

    @Test func `quotation marks keep separators, line breaks and themselves`() throws {
        #expect(
            try rows("a;b\n\"x;y\";\"l1\r\nl2\"\n\"say \"\"hi\"\"\";\"\"\n") == [
                ["a", "b"], ["x;y", "l1\r\nl2"], ["say \"hi\"", ""],
            ])
    }

    @Test func `a quotation mark inside a plain field is a letter like any other`() throws {
        #expect(try rows("a,b\n5\" pipe,x") == [["a", "b"], ["5\" pipe", "x"]])
    }

    @Test func `a comma in a file of semicolons stays in its field`() throws {
        #expect(try rows("a;b\nOne, Two;3") == [["a", "b"], ["One, Two", "3"]])
    }

    @Test func `a row is told by the line it begins in`() throws {
        var reader = CSVReader(Array("a\n\"1\n2\"\n\nlast".utf8))
        var lines: [Int] = []
        while let row = try reader.next() { lines.append(row.line) }
        #expect(lines == [1, 2, 5])
    }

    @Test func `what is not text is refused with its line`() {
        #expect(fault(Array("a\nb\0\n".utf8)) == CSVFault(line: 2, reason: .nul))
        #expect(fault(Array("é\nè\n".utf8) + [0xC3, 0x28]) == CSVFault(line: 3, reason: .notText))
        #expect(fault(Array("a\n\u{FFFD}".utf8)) == CSVFault(line: 2, reason: .notText))
        #expect(fault(Array("a\n\"b\nc".utf8)) == CSVFault(line: 2, reason: .openQuote))
        #expect(fault(Array("a\n\"b\"c\n".utf8)) == CSVFault(line: 2, reason: .textAfterQuote))
    }

    @Test func `after a bad row reading goes on with the next line`() throws {
        var reader = CSVReader(Array("a\n\"b\"c\nd\n".utf8))
        #expect(try reader.next()?.fields == ["a"])
        #expect(throws: CSVFault.self) { try reader.next() }
        #expect(try reader.next() == CSVRow(line: 3, fields: ["d"]))
    }

    @Test func `nothing at all has no rows`() throws {
        #expect(try rows("").isEmpty)
        #expect(try rows("\u{FEFF}").isEmpty)
        #expect(try rows("\n\r\n").isEmpty)
    }
}
