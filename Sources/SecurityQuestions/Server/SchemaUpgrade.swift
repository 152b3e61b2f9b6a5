/// What it takes to bring the schema of a database that several nodes share up to this program's.
package struct SchemaUpgrade: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
        package let name: String
        /// The newest migration that a program has to know to serve with this one applied; nil where no earlier program may.
        package let beside: String?

        package init(name: String, beside: String?) { (self.name, self.beside) = (name, beside) }
    }

    /// A node that lives.
    package struct Node: Sendable, Hashable {
        package let name: String
        /// Of its program.
        package let version: String
        /// The newest migration that its program knows; nil where it does not say.
        package let schema: String?

        package init(name: String, version: String, schema: String?) {
            (self.name, self.version, self.schema) = (name, version, schema)
        }
    }

    /// What is to be applied, in order.
    package let missing: [Step]
    /// Whether the database has seen more than this program knows, which serves beside it.
    package let isNewer: Bool
    package let nodes: [Node]

    package init(missing: [Step], isNewer: Bool, nodes: [Node]) {
        (self.missing, self.isNewer, self.nodes) = (missing, isNewer, nodes)
    }

    /// What may be applied only once every node is stopped.
    package var stops: [String] { missing.filter { $0.beside == nil }.map(\.name) }

    /// Those whose program may not serve with what is to be applied. Names of migrations begin with their number.
    package var tooOld: [Node] {
        nodes.filter { node in
            missing.contains { step in step.beside.map { beside in node.schema.map { $0 < beside } ?? true } ?? true }
        }
    }

    /// Whether what is missing may be applied, and nodes of this version be started, while the others serve.
    package var isRolling: Bool { stops.isEmpty && tooOld.isEmpty }
}
