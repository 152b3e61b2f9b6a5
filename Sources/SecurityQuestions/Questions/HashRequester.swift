/// Who asks for a slow hash, and what for. By this it is decided who goes before whom, and how many of anybody's may wait:
/// hashing is what a server has least of (CWE-400).
package struct HashRequester: Sendable, Hashable {
    package let lane: Lane
    /// Each of them is counted by itself.
    package let shares: [Share]

    package enum Lane: Sendable, Hashable, CaseIterable {
        /// An answer or a code while a caller waits: has places that nothing else can take, and goes first.
        case check
        /// Whatever else agents do. Takes turns with everybody else.
        case careDesk
        /// The Office Manager, and commands.
        case others
    }

    /// What is counted: none may fill the queue.
    package enum Share: Sendable, Hashable {
        case account(ID<Account>)
        case member(ID<Member>)
        /// Of an account, beside all else it asks for: each code is an entry of the log as well.
        case supportCodes(ID<Account>)
        case agent(ID<Agent>)
        case session(TokenHash)
        case client(Client.ID)
        /// A mailed link, which opens one account.
        case link(TokenHash)
        /// What somebody who wants to log in calls themselves.
        case name(String)
        /// Addresses that begin with the same bits.
        case network(prefix: [UInt8], bits: Int)
    }

    private init(_ lane: Lane, _ shares: [Share]) { (self.lane, self.shares) = (lane, shares) }

    /// An operator at a command, in a process of its own.
    package static let host = HashRequester(.others, [])

    package static func check(by agent: ID<Agent>, session: TokenHash) -> HashRequester {
        HashRequester(.check, [.agent(agent), .session(session)])
    }

    /// As an agent's own, by whichever client: at the place of the session stands the client.
    package static func check(by agent: ID<Agent>, through client: Client.ID) -> HashRequester {
        HashRequester(.check, [.agent(agent), .client(client)])
    }

    /// Of a telephone menu, for no agent.
    package static func check(through client: Client.ID) -> HashRequester { HashRequester(.check, [.client(client)]) }

    /// What else a client has hashed, once it has its answer.
    package static func agent(_ agent: ID<Agent>, through client: Client.ID) -> HashRequester {
        HashRequester(.careDesk, [.agent(agent), .client(client)])
    }

    /// Never by address: a call centre is one.
    package static func agent(_ agent: ID<Agent>, session: TokenHash) -> HashRequester {
        HashRequester(.careDesk, [.agent(agent), .session(session)])
    }

    package static func member(
        _ member: ID<Member>, of account: ID<Account>, session: TokenHash, from address: String
    ) -> HashRequester {
        HashRequester(.others, [.member(member), .account(account), .session(session)] + Share.networks(of: address))
    }

    package static func supportCode(
        for member: ID<Member>, of account: ID<Account>, session: TokenHash, from address: String
    ) -> HashRequester {
        HashRequester(
            .others,
            [.supportCodes(account), .member(member), .account(account), .session(session)]
                + Share.networks(of: address))
    }

    package static func link(_ token: TokenHash, from address: String) -> HashRequester {
        HashRequester(.others, [.link(token)] + Share.networks(of: address))
    }

    package static func logIn(_ typed: String, at place: LoginPlace, from address: String) -> HashRequester {
        let name = Share.name("\(place.name) \(EmailAddress(typed)?.key ?? typed.lowercased())")
        switch place {
        case .portal: return HashRequester(.others, [name] + Share.networks(of: address))
        case .careDesk, .api: return HashRequester(.careDesk, [name])
        }
    }
}

extension HashRequester.Share {
    /// So many may wait at once. A name has more than the guesses that cost no wait, so that a stranger who spends those
    /// never keeps its owner from the queue.
    package var mostWaiting: Int {
        switch self {
        case .account, .member, .supportCodes, .link: 4
        case .agent, .session, .name: 8
        case .client: 32
        case .network(_, let bits): bits == 64 || bits == 32 ? 8 : bits == 56 ? 12 : 16
        }
    }

    /// So many may be asked for in ``rateWindow``; nil where only those that wait are counted. Behind a network may be a
    /// town, and an agent's guesses have a budget of their own. Of an account each member is counted: none keeps the others out.
    package var mostInWindow: Int? {
        switch self {
        case .supportCodes: 5
        case .link: 10
        case .member: 30
        case .account, .agent, .session, .client, .name, .network: nil
        }
    }

    package static let rateWindow = Duration.seconds(600)

    /// A subscriber and whatever a provider or a tunnel hands out as one (RFC 6177): /64, /56 and /48 of IPv6, the address
    /// and the /24 of IPv4. What is no address is one network.
    static func networks(of address: String) -> [Self] {
        guard let address = NetworkAddress(address) else { return [.network(prefix: [], bits: 0)] }
        return (address.isVersion6 ? [64, 56, 48] : [32, 24]).map {
            .network(prefix: address.masked(to: $0), bits: $0)
        }
    }
}
