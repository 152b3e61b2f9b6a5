/// How many connections a listener takes, and how long one may take to begin (CWE-400, CWE-770). Each listener has its own:
/// whatever happens at the Office Manager, agents still reach the care desk.
package struct ConnectionLimits: Sendable {
    /// From accept to the end of the TLS hand-shake, and once more from there to the beginning of HTTP/2.
    var handshake: Duration
    /// From the end of the headers to the end of the body: a form arrives at once, and who drips it in is let go of.
    var body: Duration
    /// For a piece of the answer to be taken: who asks and does not read is let go of.
    var answer: Duration
    /// How long a connection may have nothing to do.
    var idle: Duration
    /// Open at once, whoever they come from.
    var total: Int
    /// Open at once from one network, which is an IPv4 address or the first 64 bits of an IPv6 one. A whole office or
    /// call centre may stand behind it, so it is much; a trusted proxy, behind which everybody stands, has no such limit.
    var perNetwork: Int
    /// Wider networks, which one tunnel or provider hands out as a whole, have twice as many.
    static let widerNetworks = 2
    /// Of these, how many may be shaking hands: who has not said a word of HTTP yet gets less.
    var handshakesPerNetwork: Int
    /// A connection whose descriptor is this or more is refused: a new one gets the lowest that is free (POSIX), so that many
    /// are in use, by whatever.
    var descriptors: Int

    init(
        handshake: Duration = .seconds(10), body: Duration = .seconds(10), answer: Duration = .seconds(30),
        idle: Duration = .seconds(30), total: Int, perNetwork: Int, handshakesPerNetwork: Int = 50,
        descriptors: Int = .max
    ) {
        self.handshake = handshake
        self.body = body
        self.answer = answer
        self.idle = idle
        self.total = total
        self.perNetwork = perNetwork
        self.handshakesPerNetwork = handshakesPerNetwork
        self.descriptors = descriptors
    }

    /// What two listeners may have of `openFiles`, as many as the process may have open: a quarter, and not less than
    /// 256, is left for the database and everything else, and one network gets a quarter of a listener's.
    package init(openFiles: Int) {
        let half = (openFiles - max(256, openFiles / 4)) / 2
        let total = min(10_000, max(64, half))
        self.init(total: total, perNetwork: max(50, total / 4), descriptors: Self.mostFiles(of: openFiles))
    }

    /// Four fifths of `openFiles`: from there on the operator is told, and no connection is taken. What is left is for the
    /// database and for who is already here.
    package static func mostFiles(of openFiles: Int) -> Int { openFiles / 5 * 4 }
}
