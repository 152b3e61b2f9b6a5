import AppConfiguration
import ArgumentParser
import SecurityQuestions

/// The brand that an account belongs to.
struct BrandOption: ParsableArguments {
    @Option(help: ArgumentHelp("The brand, as “countersign brand list” names it.", valueName: "id"))
    var brand: String

    func brand(in configuration: Configuration) throws -> Brand {
        guard let found = configuration.brands[brand] else {
            throw CommandError.unknownBrand(brand, configuration.brands)
        }
        return found
    }
}
