import Demo

extension DemoError {
    var commandError: CommandError {
        switch self {
        case .notAFolder(let path): CommandError(.notCreated, "\(path) is a file: name a folder for the demo.")
        case .somethingElse(let path):
            CommandError(
                .notCreated, "\(path) holds something other than a demo: name a new or an empty folder with --data.")
        case .unreadable(let path):
            CommandError(.badData, "\(path) was changed and cannot be read: delete its folder and run the demo again.")
        case .defect(let what): CommandError(.defect, "\(what): please report this.")
        }
    }
}
