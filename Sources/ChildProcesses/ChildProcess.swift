import Foundation
import Glibc
import Subprocess
import SystemPackage

/// A program that is run without a shell: in a process group of its own, with nothing of ours open but its three
/// streams, and no longer than it may.
package struct ChildProcess: Sendable {
    private let program: String
    private let arguments: [String]
    private let environment: Environment
    private let limit: Duration

    /// What of our environment it sees.
    package enum Environment: Sendable {
        case only([String: String])
        /// Everything but variables that begin like this: they may hold secrets.
        case ours(without: String)
    }

    /// - Parameter program: the path of a program.
    package init(_ program: String, _ arguments: [String], environment: Environment, limit: Duration) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.limit = limit
    }

    /// How it ended.
    package enum End: Sendable, Hashable {
        case exited(Int32)
        case signalled(Int32)
        /// It cannot be run.
        case notRun
        /// It was ended with all it has started, as its time was up.
        case tooLong
        /// It was ended with all it has started, as it printed more than it may.
        case tooLarge
    }

    /// Runs it on files: a child of it that lives on keeps nobody waiting, and may go on writing.
    package func run(input: NamelessFile, output: NamelessFile) async -> End {
        // They are open until it has ended.
        defer { withExtendedLifetime((input, output)) {} }
        return await withinLimit {
            let ended = try await Subprocess.run(
                configuration, input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
                output: .fileDescriptor(output.descriptor, closeAfterSpawningProcess: false),
                error: .fileDescriptor(output.descriptor, closeAfterSpawningProcess: false))
            return End(ended.terminationStatus)
        }
    }

    /// Runs it without input, and collects what it prints and what it says on its standard error.
    ///
    /// When it has ended, whatever it has started is ended as well. Of its words, what is beyond their limit is dropped.
    package func printed(upTo most: Int, wordsUpTo mostWords: Int) async -> (end: End, output: [UInt8], words: [UInt8])
    {
        let (output, words) = (Collected(limit: most), Collected(limit: mostWords))
        let end = await withinLimit {
            let ended = try await Subprocess.run(configuration, input: .none, output: .sequence, error: .sequence) {
                execution in
                await withTaskGroup { group in
                    group.addTask { await words.take(execution.standardError) }
                    group.addTask {
                        await output.take(execution.standardOutput) {
                            try? execution.send(signal: .kill, toProcessGroup: true)
                        }
                    }
                }
            }
            // Its group has its number for as long as anybody is in it.
            kill(-ended.processIdentifier.value, SIGKILL)
            return End(ended.terminationStatus)
        }
        return (output.isTooLarge ? .tooLarge : end, output.bytes, words.bytes)
    }

    private var configuration: Configuration {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
        ]
        return Configuration(
            executable: .path(FilePath(program)), arguments: Arguments(arguments), environment: environment.given,
            platformOptions: options)
    }

    /// Cancelled, a run ends the program with its group. That happens when its time is up, and not when whoever asked for
    /// it is cancelled: what has begun is finished, such as a mail.
    private func withinLimit(_ run: @escaping @Sendable () async throws -> End) async -> End {
        let limit = limit
        return await Task {
            await withTaskGroup(of: End?.self) { group in
                group.addTask {
                    do { return try await run() } catch { return .notRun }
                }
                group.addTask {
                    // Woken before, it has nothing to say.
                    do { try await Task.sleep(for: limit) } catch { return nil }
                    return .tooLong
                }
                let first = await group.next() ?? nil
                group.cancelAll()
                await group.waitForAll()
                return first ?? .notRun
            }
        }.value
    }
}

extension ChildProcess.End {
    fileprivate init(_ status: TerminationStatus) {
        self =
            switch status {
            case .exited(let code): .exited(code)
            case .signaled(let signal): .signalled(signal)
            }
    }
}

extension ChildProcess.Environment {
    fileprivate var given: Subprocess.Environment {
        switch self {
        case .only(let values):
            let values = values.compactMap { name, value in
                Subprocess.Environment.Key(rawValue: name).map { ($0, value) }
            }
            return .custom(Dictionary(uniqueKeysWithValues: values))
        case .ours(let prefix):
            let hidden = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix(prefix) }
            let names = hidden.compactMap(Subprocess.Environment.Key.init(rawValue:))
            return .inherit.updating(Dictionary(uniqueKeysWithValues: names.map { ($0, nil) }))
        }
    }
}
