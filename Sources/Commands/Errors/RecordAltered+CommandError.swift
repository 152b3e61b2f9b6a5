import SecurityQuestions

extension RecordAltered {
    /// For the operator, by ids.
    var words: String {
        switch (record, account) {
        case (.account, _): "the account \(id)"
        case (.member, let account?): "the member \(id) of account \(account)"
        case (.member, nil): "the member \(id)"
        case (.agent, _): "the agent \(id)"
        case (.answer, let account?): "the question of account \(account)"
        case (.answer, nil): "the answer \(id)"
        case (.client, _): "the client \(id)"
        }
    }

    var commandError: CommandError { Self.commandError(self, andMore: 0) }

    static func commandError(_ first: RecordAltered, andMore more: Int) -> CommandError {
        CommandError(
            .badData,
            "\(first.words) was changed or moved outside Countersign, so nothing rests on it any more."
                + (more == 0 ? "" : " So were \(more) more."),
            "Find out who could write to the database, keep this copy as it is, and restore a backup, or put back what stood "
                + "there.")
    }

    /// Throws an error that names the first of `records`.
    static func requireNone(of records: [RecordAltered]) throws {
        if let first = records.first { throw commandError(first, andMore: records.count - 1) }
    }
}
