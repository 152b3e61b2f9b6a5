import Foundation

/// The one YAML file, and where it is looked for.
struct ConfigurationFile: Sendable {
    let path: String
    let text: String

    /// The folder that relative paths in the file start from.
    var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    static let variable = "COUNTERSIGN_CONFIG"
    static let inWorkingFolder = "countersign.yaml"
    static let ofSystem = "/etc/countersign/countersign.yaml"
    static let largest = 1 << 20

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    init(path: String) throws {
        let data: Data
        do {
            data = try FileContent.read(path, upTo: Self.largest)
        } catch let complaint as Complaint {
            throw Complaint(.configuration, complaint.sentences)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ConfigurationRefused(problems: [
                ConfigurationProblem(origin: .wholeFile(path), message: "The file is not UTF-8: save it as UTF-8.")
            ])
        }
        self.init(path: path, text: text)
    }

    /// The file named by option or environment, else the first of the usual places.
    static func find(
        option: String?, environment: [String: String], workingFolder: String
    ) throws -> ConfigurationFile {
        if let named = option ?? environment[variable] {
            return try ConfigurationFile(path: Paths.absolute(named, from: workingFolder))
        }
        let usual = [Paths.absolute(inWorkingFolder, from: workingFolder), ofSystem]
        guard let path = usual.first(where: FileManager.default.fileExists) else {
            throw Complaint(
                .configuration,
                "There is no configuration: name one with --config FILE or in \(variable), or put it at "
                    + "\(usual.joined(separator: " or ")).")
        }
        return try ConfigurationFile(path: path)
    }
}
