import Glibc
import SystemPackage

/// Holds the folder of a file, so that two who change the file come one after the other. Let go with this value.
package final class FolderLock {
    private let folder: FileDescriptor

    package init(ofFolderOf path: String) throws(FileError) {
        folder = try reporting(path, .written) {
            let folder = try openFolder(of: path)
            guard flock(folder.rawValue, LOCK_EX) == 0 else {
                let error = Errno.last
                try? folder.close()
                throw error
            }
            return folder
        }
    }

    deinit { try? folder.close() }
}
