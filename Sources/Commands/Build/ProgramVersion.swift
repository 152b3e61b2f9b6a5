/// Which version the program is, and which commit it was built from.
package enum ProgramVersion {
    /// Nothing else holds the number (docs/release.md).
    static let number = "0.1.0"

    /// The commit, as metrics tell it; `unknown` where it was not built from an archive of one.
    static var commit: String {
        let words = text.split(separator: " ")
        return words.count > 1 ? String(words[1].drop { $0 == "(" }) : "unknown"
    }

    /// As `--version` prints it: `0.1.0 (a1b2c3d 2026-11-27)`, or the number alone where it was not built from an archive of
    /// a commit.
    package static let text = text(commit: String(decoding: PackageResources.commit, as: UTF8.self))

    /// - Parameter commit: what the archive has put into `commit`; in a working copy, git's own placeholder (gitattributes(5),
    ///   "export-subst").
    static func text(commit: String) -> String {
        let commit = commit.trimmingPrefix("\n").prefix { $0 != "\n" }
        return commit.isEmpty || commit.hasPrefix("$") ? number : "\(number) (\(commit))"
    }
}
