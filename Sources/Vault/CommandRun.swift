import Foundation
import Glibc

/// One run of the command that prints the key ring.
enum CommandRun {
    enum End: Sendable {
        case printed(String)
        /// With what it said on its standard error.
        case failed(KeyCommandFailure, String)
    }

    private static let largestRing = 128 * 1024
    private static let largestWords = 2048

    static func run(_ program: String, _ arguments: [String], seconds: Double) -> End {
        guard let output = ReadPipe(most: largestRing), let words = ReadPipe(most: largestWords),
            let child = ChildProcess(program, arguments, output: output.writing, words: words.writing)
        else { return .failed(.notRun, "") }
        output.closeWriting()
        words.closeWriting()
        let end = ContinuousClock.now + .seconds(seconds)
        var status: Int32?
        // A child of the command that lives on, and holds its output open, keeps nobody waiting.
        while status == nil, output.isWithinLimit, ContinuousClock.now < end {
            usleep(5000)
            output.take()
            words.take()
            status = child.status()
        }
        child.end()
        output.take()
        words.take()
        if !output.isWithinLimit { return .failed(.tooLarge(bytes: largestRing), words.line) }
        guard let status else { return .failed(.tooLong(seconds: Int(seconds)), words.line) }
        // As wait(2) has it: the signal in the lowest seven bits, the exit status above them.
        if status & 0x7F != 0 { return .failed(.signal(status & 0x7F), words.line) }
        if status >> 8 != 0 { return .failed(.status(status >> 8), words.line) }
        guard let text = output.text else { return .failed(.notText, words.line) }
        return .printed(text)
    }
}

/// A program in a process group of its own, with nothing of ours open but the two pipes.
///
/// Foundation's `Process` is not used: it waits for the children of a program as well.
private final class ChildProcess {
    private let id: pid_t
    private var ended: Int32?

    /// Nil where it cannot be run.
    init?(_ program: String, _ arguments: [String], output: Int32, words: Int32) {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)  // filled and given back by the C library, as all of these
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, words, 2)
        for other in Self.open where other > 2 { unsafe posix_spawn_file_actions_addclose(&actions, other) }
        var (none, all) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COUNTERSIGN_") }
        let given = CStrings([program] + arguments)
        let around = CStrings(environment.map { "\($0)=\($1)" })
        var id: pid_t = 0
        // The arrays end with a null pointer and live until after the call.
        guard unsafe posix_spawn(&id, program, &actions, &attributes, given.pointers, around.pointers) == 0 else {
            return nil
        }
        self.id = id
    }

    /// What this process has open. One that is closed meanwhile is no obstacle; what is opened meanwhile closes by itself.
    private static var open: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap { Int32($0) }
    }

    /// As wait(2) has it; nil while it runs.
    func status() -> Int32? {
        if let ended { return ended }
        var status: Int32 = 0
        guard unsafe waitpid(id, &status, WNOHANG) == id else { return nil }  // a local variable
        ended = status
        return status
    }

    /// Ends it, if it runs, with all that it has started.
    func end() {
        kill(-id, SIGKILL)
        guard ended == nil else { return }
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}  // a local variable
        ended = status
    }
}

/// An array of C strings that ends with a null pointer.
@safe private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { unsafe pointers = texts.map { unsafe strdup($0) } + [nil] }

    deinit {
        for place in 0..<(unsafe pointers.count) { unsafe free(pointers[place]) }
    }
}

/// What a program writes, up to a limit; overwritten when it is let go.
private final class ReadPipe {
    let writing: Int32
    private let reading: Int32
    private let most: Int
    private var data: [UInt8] = []
    private var isWritingOpen = true

    init?(most: Int) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { return nil }  // fills the local array
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.most = most
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    deinit {
        closeWriting()
        close(reading)
        for place in data.indices { data[place] = 0 }
    }

    func closeWriting() {
        if isWritingOpen { close(writing) }
        isWritingOpen = false
    }

    /// What is there just now; beyond the limit it is thrown away.
    func take() {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while isWithinLimit {
            let count = unsafe read(reading, &buffer, buffer.count)  // a local array with its own length
            guard count > 0 else { break }
            data += buffer.prefix(count)
        }
        for place in buffer.indices { buffer[place] = 0 }
    }

    var isWithinLimit: Bool { data.count <= most }

    var text: String? { String(validating: data, as: UTF8.self) }

    /// In one line, without anything that could be a key.
    var line: String {
        String(decoding: data.prefix(most), as: UTF8.self)
            .split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
            .map { Self.couldBeKey($0) ? "…" : String($0) }.joined(separator: " ")
    }

    private static func couldBeKey(_ word: Substring) -> Bool {
        word.utf8.count >= 40
            && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=-_".contains($0)) }
    }
}
