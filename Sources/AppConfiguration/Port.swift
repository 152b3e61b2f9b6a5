package enum Port {
    /// Digits from 0 to 65535.
    package static func read(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let port = Int(text), port <= 65535
        else { return nil }
        return port
    }
}
