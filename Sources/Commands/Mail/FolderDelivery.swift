import DurableFiles
import Foundation
import Mail
import SecurityQuestions

/// Writes each mail as a file that mail programs open, for trying out.
struct FolderDelivery: MailDelivery {
    let path: String

    func deliver(_ mail: WrittenMail) async -> Receipt {
        do {
            try await DiskWork.perform {
                try PrivateFolder(path: path).make()
                // The same message always has the same name.
                try FileContent.writePrivately(mail.bytes, to: "\(path)/\(mail.fileName)")
            }
            return .accepted("written as \(mail.fileName)")
        } catch {
            return .refusedForNow(CommandError(explaining: error)?.sentences.joined(separator: " ") ?? "\(error)")
        }
    }

    func check() async -> Receipt { .accepted("mails are written into \(path)") }
}

extension WrittenMail {
    /// Sorts by the time it tells of: “2026-01-31T235900Z-…”.
    var fileName: String {
        let time = date.formatted(Date.ISO8601FormatStyle(timeSeparator: .omitted))
        let reader = recipient.text.replacing("/", with: "_").prefix(60)
        return "\(time)-\(reader)-\(id.description.suffix(8)).eml"
    }
}
