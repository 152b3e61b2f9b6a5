import Commands

/// The program: its commands, in the environment that ``Composition`` puts together.
@main enum Main {
    static func main() async { await Countersign.main(in: Composition()) }
}
