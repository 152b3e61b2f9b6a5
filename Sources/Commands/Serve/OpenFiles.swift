import Foundation

/// How many files and connections this process may have open.
enum OpenFiles {
    /// Takes as many as the system allows: what a shell or a unit begins with is far less (1,024), and a server that has none
    /// left can neither take a connection nor open its database.
    ///
    /// - Returns: how many there are now.
    static func raiseLimit() -> Int {
        var limit = rlimit()
        // Both read or write the structure while they run and keep nothing of it.
        guard unsafe getrlimit(resource, &limit) == 0 else { return fewest }
        let before = limit.rlim_cur
        limit.rlim_cur = limit.rlim_max
        let isRaised = unsafe setrlimit(resource, &limit) == 0
        return Int(clamping: isRaised ? limit.rlim_cur : before)
    }

    /// How many are open (proc(5)); nil where the system does not say.
    static var count: Int? { try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }

    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

    /// What POSIX systems begin with where they do not say.
    private static let fewest = 1024
}
