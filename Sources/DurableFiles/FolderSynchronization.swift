import Glibc
import SystemPackage

/// Without this a power cut could take the name of a new file away again.
package func synchronizeFolder(of path: String) throws(FileError) {
    try reporting(path, .written) {
        let folder = try openFolder(of: path)
        try folder.closeAfter { try require(fsync(folder.rawValue)) }
    }
}

func openFolder(of path: String) throws -> FileDescriptor {
    let folder = FilePath(path).removingLastComponent()
    return try FileDescriptor.open(
        folder.isEmpty ? "." : folder, .readOnly, options: [.directory, .closeOnExec])
}
