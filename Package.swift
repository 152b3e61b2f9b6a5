// swift-tools-version: 6.2
import PackageDescription

/// What every target of our own is compiled with: language mode 6, warnings are errors, unsafe code is named.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// For targets whose tests look inside: one optimised build serves the tests and whoever tries the product. What is released is
/// built apart, without it (`Scripts/release`).
let isReleased = Context.environment["COUNTERSIGN_RELEASE"] != nil
let open = isReleased ? strict : strict + [.unsafeFlags(["-enable-testing"])]

#if os(Linux)
    /// Nothing: the system's libraries lie where the linker looks by itself, and naming their folder would put it before `sodium`.
    func pkgConfig(_ name: String) -> String? { nil }
#else
    func pkgConfig(_ name: String) -> String? { name }
#endif

/// Where `Scripts/sodium` puts its copy of libsodium. The linker takes the shared one where there is none.
let sodium = LinkerSetting.unsafeFlags(["-L\(Context.packageDirectory)/.build/sodium"])

/// Where the program's own addresses stand is kept in 30 kB in place of 2 MB, all of which is read at each start and stays in
/// memory (docs/performance.md). Wants the toolchain's own linker, and glibc 2.36.
let packed = LinkerSetting.unsafeFlags(["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"])

/// What `Scripts/icu-data` leaves of ICU's data, before Foundation's own; and no names for programs that would load this one as a library.
let small = LinkerSetting.unsafeFlags(
    isReleased ? ["\(Context.packageDirectory)/.build/icu/icu-data.o", "-Xlinker", "--no-export-dynamic"] : [])

let hummingbird: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HummingbirdTLS", package: "hummingbird"),
    .product(name: "HummingbirdHTTP2", package: "hummingbird"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOTLS", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "NIOHTTP2", package: "swift-nio-http2"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "countersign",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "countersign", targets: ["countersign"]),
        .library(name: "SpokenAnswers", targets: ["SpokenAnswers"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", exact: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    ],
    targets: [
        .target(name: "SpokenAnswers", swiftSettings: strict),
        .target(name: "SecurityQuestions", dependencies: ["SpokenAnswers", crypto], swiftSettings: strict),
        .systemLibrary(name: "CSodium", pkgConfig: pkgConfig("libsodium"), providers: [.apt(["libsodium-dev"])]),
        .target(name: "CKeptMemory"),
        .systemLibrary(name: "CQREncode", pkgConfig: pkgConfig("libqrencode"), providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Vault",
            dependencies: [
                "ChildProcesses", "DurableFiles", "Encodings", "SecurityQuestions", "SpokenAnswers", "Telemetry",
                "CKeptMemory", "CSodium", crypto,
            ],
            swiftSettings: open, linkerSettings: [sodium]),
        .target(name: "SignedTokens", dependencies: [crypto, cryptoExtras], swiftSettings: open),
        .target(
            name: "SingleSignOn",
            dependencies: ["SecurityQuestions", "SignedTokens", "Curl", "CCurl", crypto, cryptoExtras],
            swiftSettings: open),
        .target(
            name: "Phrasebook", dependencies: ["SecurityQuestions", "SpokenAnswers"], swiftSettings: strict),
        .systemLibrary(name: "CCurl", pkgConfig: pkgConfig("libcurl"), providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "Curl", dependencies: ["CCurl"], swiftSettings: strict),
        .target(
            name: "Mail",
            dependencies: ["ChildProcesses", "Phrasebook", "SecurityQuestions", "SpokenAnswers", "Curl", "CCurl"],
            swiftSettings: open),
        .target(
            name: "Webhooks", dependencies: ["Encodings", "SecurityQuestions", "Curl", "CCurl"], swiftSettings: open),
        .target(
            name: "SQLStore", dependencies: ["Encodings", "SecurityQuestions", "SpokenAnswers", "Telemetry", crypto],
            swiftSettings: open),
        .target(
            name: "SQLiteEngine",
            dependencies: ["DurableFiles", "Encodings", "SQLStore", "SecurityQuestions", grdb, sqlite, crypto],
            resources: [.embedInCode("Migrations")], swiftSettings: open),
        .systemLibrary(name: "CPostgres", pkgConfig: pkgConfig("libpq"), providers: [.apt(["libpq-dev"])]),
        .target(
            name: "PostgresEngine",
            dependencies: ["Encodings", "SQLStore", "SecurityQuestions", "Telemetry", "CPostgres", crypto],
            resources: [.embedInCode("Migrations"), .embedInCode("Schema")], swiftSettings: open),
        .target(
            name: "Web",
            dependencies: [
                "Encodings", "Phrasebook", "SecurityQuestions", "SignedTokens", "SingleSignOn", "SpokenAnswers",
                "Telemetry",
                "CQREncode", crypto, logging, .product(name: "CoreMetrics", package: "swift-metrics"),
            ]
                + hummingbird + [
                    .product(name: "NIOPosix", package: "swift-nio"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                    .product(name: "Yams", package: "Yams"),
                ],
            resources: [.embedInCode("Resources/Public"), .embedInCode("Resources/API")], swiftSettings: open),
        .target(
            name: "Telemetry",
            dependencies: [
                "Encodings", logging, .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: open),
        .target(name: "Encodings", swiftSettings: strict),
        .target(name: "DurableFiles", dependencies: [system], swiftSettings: strict),
        .target(
            name: "ChildProcesses",
            dependencies: [system, .product(name: "Subprocess", package: "swift-subprocess")], swiftSettings: strict),
        .target(
            name: "AppConfiguration",
            dependencies: [
                "DurableFiles", "Encodings", "SecurityQuestions", "SpokenAnswers", logging,
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: open),
        .target(
            name: "Demo",
            dependencies: [
                "AppConfiguration", "DurableFiles", "Encodings", "SecurityQuestions", "SpokenAnswers", "Web",
            ],
            swiftSettings: open),
        .target(
            name: "Commands",
            dependencies: [
                "AppConfiguration", "ChildProcesses", "Demo", "DurableFiles", "Encodings", "Web", "Webhooks", "Mail",
                "Phrasebook", "Vault", "SecurityQuestions", "SignedTokens", "SingleSignOn", "SpokenAnswers",
                "Telemetry",
                logging,
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Licences/THIRD-PARTY.txt"), .embedInCode("Build/commit")],
            swiftSettings: open),
        .executableTarget(
            name: "countersign",
            dependencies: [
                "AppConfiguration", "Commands", "DurableFiles", "PostgresEngine", "SQLStore", "SQLiteEngine",
                "Telemetry",
                "Vault", "SecurityQuestions", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: open, linkerSettings: [packed, small]),

        .target(
            name: "TestSupport", dependencies: ["SecurityQuestions", "SpokenAnswers", crypto],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        .target(
            name: "SQLiteTesting", dependencies: ["SQLStore", "SQLiteEngine", "SecurityQuestions"],
            path: "Tests/SQLiteTesting", swiftSettings: strict),
        .target(
            name: "PostgresTesting",
            dependencies: ["SQLStore", "PostgresEngine", "SQLiteTesting", "SecurityQuestions", "TestSupport"],
            path: "Tests/PostgresTesting", swiftSettings: strict),
        .testTarget(
            name: "SpokenAnswersTests", dependencies: ["SpokenAnswers"], exclude: ["Vectors"], swiftSettings: strict),
        .testTarget(
            name: "SecurityQuestionsTests", dependencies: ["SecurityQuestions", "SpokenAnswers", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PhrasebookTests", dependencies: ["Phrasebook", "SecurityQuestions"], swiftSettings: strict),
        .testTarget(
            name: "SignedTokensTests", dependencies: ["SignedTokens", crypto, cryptoExtras], swiftSettings: strict),
        .testTarget(
            name: "SingleSignOnTests",
            dependencies: [
                "SingleSignOn", "SignedTokens", "SecurityQuestions", crypto, cryptoExtras,
            ] + hummingbird, swiftSettings: strict),
        .testTarget(
            name: "GuessingTests", dependencies: ["SecurityQuestions", "SpokenAnswers"], exclude: ["Distributions"],
            swiftSettings: strict),
        .testTarget(
            name: "TelemetryTests",
            dependencies: ["Telemetry", logging, .product(name: "CoreMetrics", package: "swift-metrics")],
            swiftSettings: strict),
        .testTarget(
            name: "VaultTests",
            dependencies: [
                "Vault", "CKeptMemory", "SecurityQuestions", "SpokenAnswers", "Telemetry", "TestSupport", crypto,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MailTests",
            dependencies: ["Mail", "Phrasebook", "SecurityQuestions", "SpokenAnswers", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "SQLStore", "SQLiteEngine", "SQLiteTesting", "Vault", "Phrasebook", "SecurityQuestions",
                "SignedTokens", "SingleSignOn", "SpokenAnswers", "Telemetry", "TestSupport", crypto,
                logging, .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ] + hummingbird,
            swiftSettings: strict),
        .testTarget(
            name: "StoreContractTests",
            dependencies: [
                "SQLStore", "SQLiteEngine", "SQLiteTesting", "PostgresEngine", "PostgresTesting", "SecurityQuestions",
                "SpokenAnswers", "Telemetry", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "UseCaseTests",
            dependencies: [
                "SQLStore", "SQLiteTesting", "Vault", "SecurityQuestions", "SpokenAnswers", "TestSupport",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "StoreCrashProbe",
            dependencies: ["SQLStore", "SQLiteTesting", "SecurityQuestions", "SpokenAnswers", "TestSupport"],
            path: "Tests/StoreCrashProbe", swiftSettings: strict),
        .executableTarget(
            name: "StoreLoad",
            dependencies: [
                "SQLStore", "SQLiteEngine", "SQLiteTesting", "PostgresEngine", "SecurityQuestions", "SpokenAnswers",
                "TestSupport",
            ],
            path: "Tests/StoreLoad", swiftSettings: strict),
        .testTarget(
            name: "SQLiteEngineTests",
            dependencies: [
                "SQLStore", "SQLiteEngine", "SQLiteTesting", "StoreCrashProbe", "SecurityQuestions", "SpokenAnswers",
                "TestSupport", grdb,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PostgresEngineTests",
            dependencies: [
                "SQLStore", "PostgresEngine", "PostgresTesting", "SQLiteEngine", "SQLiteTesting", "SecurityQuestions",
                "SpokenAnswers", "Telemetry", "TestSupport", grdb,
            ],
            swiftSettings: strict),
        .target(
            name: "TestConfiguration", dependencies: ["AppConfiguration"], path: "Tests/TestConfiguration",
            swiftSettings: strict),
        .testTarget(
            name: "AppConfigurationTests",
            dependencies: ["AppConfiguration", "TestConfiguration", "SecurityQuestions", "SpokenAnswers", logging],
            swiftSettings: strict),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "AppConfiguration", "Commands", "Demo", "DurableFiles", "Encodings", "Mail", "Web", "Vault",
                "TestConfiguration",
                "TestSupport", "SecurityQuestions", "SpokenAnswers", "Telemetry",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzingTests",
            dependencies: [
                "Commands", "Encodings", "SecurityQuestions", "SignedTokens", "SpokenAnswers", "TestSupport", "Vault",
                "Web",
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            exclude: ["Corpora"], swiftSettings: strict),
        .testTarget(
            name: "countersignTests",
            dependencies: [
                "countersign", "AppConfiguration", "Commands", "Demo", "DurableFiles", "SQLStore", "SQLiteEngine",
                "SQLiteTesting",
                "Vault", "CKeptMemory",
                "Web", "TestConfiguration", "TestSupport", "SecurityQuestions", "SpokenAnswers", logging,
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

/// What is run once is not optimised: that takes longer than it saves. What is tested is optimised all the same.
for target in package.targets where target.path?.hasPrefix("Tests/") ?? (target.type == .test) {
    target.swiftSettings?.append(.unsafeFlags(["-Onone"]))
}
