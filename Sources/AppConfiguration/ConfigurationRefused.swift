/// Everything that is wrong with the configuration, in the order of the file.
package struct ConfigurationRefused: Error, Sendable {
    package let problems: [ConfigurationProblem]
}
