/// The member may not do this.
struct NotAllowed: Error {}
