import Commands
import Foundation

/// The program: its commands, in the environment that ``Composition`` puts together.
@main enum Main {
    static func main() async {
        TaskExecutor.install(ProcessInfo.processInfo.environment)
        await Countersign.main(in: Composition())
    }
}
