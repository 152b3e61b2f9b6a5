// swift-tools-version: 6.2
import PackageDescription

/// As strict as the product.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// The yardsticks: what the web server and the hash cost without anything of ours around them.
let package = Package(
    name: "yardsticks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .executableTarget(
            name: "bare",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(name: "faraway", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CKeptRegion"),
        .executableTarget(
            name: "rawhash", dependencies: ["CKeptRegion", "CSodium"], swiftSettings: strict,
            // Where Scripts/sodium puts its copy of libsodium, as the product has it.
            linkerSettings: [.unsafeFlags(["-L\(Context.packageDirectory)/../.build/sodium"])]),
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    ],
    swiftLanguageModes: [.v6]
)
