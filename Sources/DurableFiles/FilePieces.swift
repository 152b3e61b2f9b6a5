import SystemPackage

/// What a file holds, piece by piece, or what comes in at standard input.
package final class FilePieces {
    private let name: String
    private let file: FileDescriptor
    private let isOurs: Bool
    private var buffer = [UInt8](repeating: 0, count: 256 << 10)

    package init(of path: String) throws(FileError) {
        name = path
        file = try reporting(path, .read) {
            try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        }
        isOurs = true
    }

    /// Of a descriptor that stays open; `name` is what is told where it cannot be read.
    package init(descriptor: Int32, named name: String) {
        self.name = name
        file = FileDescriptor(rawValue: descriptor)
        isOurs = false
    }

    /// As much as has come in; nil at the end.
    package func next() throws(FileError) -> ArraySlice<UInt8>? {
        let count = try reporting(name, .read) {
            try unsafe buffer.withUnsafeMutableBytes { try unsafe file.read(into: $0) }  // told how much room there is
        }
        return count == 0 ? nil : buffer[..<count]
    }

    deinit { if isOurs { try? file.close() } }
}
