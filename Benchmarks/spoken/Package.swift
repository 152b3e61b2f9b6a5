// swift-tools-version: 6.2
import PackageDescription

/// The rules for spoken answers alone, as a program that reads lines: built in seconds, so that a change of a table is measured at once.
let package = Package(
    name: "spoken",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "SpokenAnswers"),
        .executableTarget(name: "forms", dependencies: ["SpokenAnswers"]),
    ],
    swiftLanguageModes: [.v6])
