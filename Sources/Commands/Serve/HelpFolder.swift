import AppConfiguration
import DurableFiles
import Foundation
import Logging
import Telemetry
import Web

/// Where the built help site lies, and what is read of it at start.
struct HelpFolder: Sendable {
    let path: String

    /// The one that is configured; else `help` beside the program; else the system's; and for a demo, that of the sources
    /// the program was built from. Nil where there is none.
    init?(_ configured: String?, forDemo: Bool = false) {
        let usual = Self.usual + (forDemo ? Self.ofSources : [])
        guard let path = configured ?? usual.first(where: Self.isSite) else { return nil }
        self.path = path
    }

    /// Throws a ``CommandError`` that says what is wrong with the folder.
    func library() throws -> HelpLibrary {
        let index = try FileContent.read(path + "/index.json", upTo: 16 << 20)
        do {
            return try HelpLibrary(index: Data(index), pictures: pictures())
        } catch let error as DecodingError {
            throw CommandError(
                .badData,
                "\(path)/index.json is not the index of a help site (\(error.place)): build it again with Scripts/help."
            )
        }
    }

    private static let kinds = ["png", "jpg", "jpeg"]
    private static let largestPicture = 4 << 20

    private func pictures() throws -> [String: [UInt8]] {
        var pictures: [String: [UInt8]] = [:]
        let names = FileManager.default.enumerator(atPath: path + "/assets/images")
        while let name = names?.nextObject() as? String {
            guard let kind = name.split(separator: ".").last, Self.kinds.contains(String(kind)) else { continue }
            let place = "assets/images/\(name)"
            pictures[place] = try FileContent.read("\(path)/\(place)", upTo: Self.largestPicture)
        }
        return pictures
    }

    private static var program: URL? {
        try? URL(fileURLWithPath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    }

    private static var usual: [String] {
        let beside = program.map { [$0.deletingLastPathComponent().path + "/help"] } ?? []
        return beside + ["/usr/share/countersign/help"]
    }

    private static var ofSources: [String] {
        sequence(first: program?.deletingLastPathComponent()) { $0?.deletingLastPathComponent() }
            .prefix(6).compactMap { $0.map { $0.path + "/Help/_site" } }
    }

    private static func isSite(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/index.json")
    }
}

extension DecodingError {
    /// The entry that could not be read.
    fileprivate var place: String {
        switch self {
        case .keyNotFound(let key, let context): (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.map(\.stringValue).joined(separator: ".")
        @unknown default: "unreadable"
        }
    }
}

extension HelpLibrary {
    /// What the pages serve. Help that cannot be read keeps no server from starting; the log says so.
    static func atStart(_ configuration: Configuration, _ logger: Logger) -> HelpLibrary? {
        guard let folder = HelpFolder(configuration.help, forDemo: configuration.isDemo) else {
            logger.tell(.helpMissing, "help is not installed: its pages say so; name the built site under “help”")
            return nil
        }
        do {
            return try folder.library()
        } catch {
            let why = CommandError(explaining: error)?.sentences.joined(separator: " ") ?? "\(error)"
            logger.tell(.helpUnreadable, "help cannot be read: its pages say so", ["why": "\(why)"])
            return nil
        }
    }
}
