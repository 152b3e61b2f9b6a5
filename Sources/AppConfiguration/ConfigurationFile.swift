import DurableFiles
import Foundation

/// The one YAML file, and where it is looked for.
package struct ConfigurationFile: Sendable {
    package let path: String
    package let text: String

    /// The folder that relative paths in the file start from.
    var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    package static let variable = "COUNTERSIGN_CONFIG"
    static let inWorkingFolder = "countersign.yaml"
    static let ofSystem = "/etc/countersign/countersign.yaml"
    static let largest = 1 << 20

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Throws ``ConfigurationUnreadable`` or ``ConfigurationRefused``.
    package init(path: String) throws {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContent.read(path, upTo: Self.largest)
        } catch {
            throw ConfigurationUnreadable.file(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationRefused(problems: [
                ConfigurationProblem(origin: .wholeFile(path), message: "The file is not UTF-8: save it as UTF-8.")
            ])
        }
        self.init(path: path, text: text)
    }

    /// The file named by option or environment, else the first of the usual places.
    package static func find(
        option: String?, environment: [String: String], workingFolder: String
    ) throws -> ConfigurationFile {
        if let named = option ?? environment[variable] {
            return try ConfigurationFile(path: Paths.absolute(named, from: workingFolder))
        }
        let usual = [Paths.absolute(inWorkingFolder, from: workingFolder), ofSystem]
        guard let path = usual.first(where: FileManager.default.fileExists) else {
            throw ConfigurationUnreadable.nowhere(usual)
        }
        return try ConfigurationFile(path: path)
    }
}
