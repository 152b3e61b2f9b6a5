/// No brand is served at this host name.
struct UnknownHost: Error {}
