/// The ring's text in the environment: the same for as long as the process lives.
package struct EnvironmentKeySource: KeySource {
    private let variable: String
    private let text: String

    package init(variable: String, text: String) {
        self.variable = variable
        self.text = text
    }

    package var description: String { "the environment variable \(variable)" }
    package var interval: Int? { nil }
    package func read() throws(KeyRingFailure) -> KeyRing { try KeyRing(KeyRingLine.lines(of: text)) }
    package func mark() -> KeySourceMark? { nil }
}
