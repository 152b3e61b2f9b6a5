import ArgumentParser
import Encodings

/// For the spreadsheet that a list is for.
struct SeparatorOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Between the cells of CSV: comma, or semicolon, which a spreadsheet of a French system opens in columns.",
            valueName: "comma|semicolon"))
    var separator: CSVSeparator = .comma
}

extension CSVSeparator: ExpressibleByArgument {}
