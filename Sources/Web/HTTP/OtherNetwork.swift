/// The site is not open to the network that a request came from.
struct OtherNetwork: Error {}
