import Foundation
import SecurityQuestions

extension SettingKind<Brand.Logo> {
    /// Read when the configuration is, so that a file that is missing or is no picture is told with everything else that is wrong.
    static var logo: Self {
        SettingKind("the path of a PNG or SVG file of at most \(Brand.Logo.largest / 1024) kB") { written in
            guard !written.text.isEmpty else { return nil }
            let path = Paths.absolute(written.text, from: written.folder)
            guard let file = FileHandle(forReadingAtPath: path) else { return nil }
            defer { try? file.close() }
            let content = try? file.read(upToCount: Brand.Logo.largest + 1)
            return content.flatMap { Brand.Logo(Array($0)) }
        }
    }
}
