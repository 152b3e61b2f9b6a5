import SecurityQuestions

extension Vault: RequestMarker {
    package func marks(of facts: [UInt8]) -> [[UInt8]] {
        // As grants are signed: the newest key may not be on every node yet.
        let (marks, first) = (keys.requestMarks(of: facts), grantKeyID(at: world.now()))
        return marks.filter { $0.keyID == first }.map(\.mark) + marks.filter { $0.keyID != first }.map(\.mark)
    }
}
