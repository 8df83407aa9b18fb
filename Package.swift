// swift-tools-version: 6.2

import PackageDescription

/// The settings every target is built with: the upcoming language features this compiler knows,
/// strict memory safety, and no warnings.
let houseSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
]

/// The settings of the naive reference and of the generator of ledgers: they are the yardstick and
/// not what is tested, and without optimisation they take most of the tests' time.
let yardstickSettings: [SwiftSetting] =
    houseSettings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A library of this package: its folder is `Sources/<name>`.
func library(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: exclude,
        swiftSettings: houseSettings
    )
}

/// A test target of this package: its folder is `Tests/<name>`.
func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        exclude: exclude,
        swiftSettings: houseSettings
    )
}

let package = Package(
    name: "StarLedger",
    products: [
        .executable(name: "starledger", targets: ["starledger"]),
        .library(name: "StarLedger", targets: ["StarLedger"]),
        .library(name: "Ledger", targets: ["FilingModel", "EventLog", "Projections", "Ledger"]),
        .library(name: "FuzzProperties", targets: ["FuzzProperties"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        library("FilingModel"),
        library("TransparencyLog", [.product(name: "Crypto", package: "swift-crypto")]),
        library("EventLog", ["FilingModel", "TransparencyLog"]),
        library("Projections", ["FilingModel", .product(name: "BigInt", package: "BigInt")]),
        library(
            "Ledger",
            ["FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel"]
        ),
        library(
            "StarLedger",
            ["FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger"]
        ),
        library(
            "ReadModel",
            [
                "FilingModel", "TransparencyLog", "EventLog", "Projections", "SQLiteDefensive",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["Defensive"]
        ),
        .systemLibrary(name: "SQLiteDefensive", path: "Sources/ReadModel/Defensive"),
        library(
            "Reports",
            [
                "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
            ]
        ),
        library("Interchange", ["FilingModel"]),
        .executableTarget(
            name: "starledger",
            dependencies: [
                "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
                "Reports", "Interchange",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: houseSettings
        ),
        tests("InterchangeTests", ["FilingModel", "Interchange", "TestSupport"]),
        tests("FilingModelTests", ["FilingModel", "TestSupport"]),
        tests("TransparencyLogTests", ["TransparencyLog", "TestSupport"]),
        tests(
            "EventLogTests",
            ["FilingModel", "TransparencyLog", "EventLog", "TestSupport", "LogSupport"]
        ),
        tests(
            "LedgerTests",
            [
                "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
                "TestSupport", "LogSupport",
            ]
        ),
        tests("TidyTests", []),
        tests(
            "ProjectionsTests",
            [
                "FilingModel", "Projections", "TestSupport", "ReferenceSupport",
                .product(name: "BigInt", package: "BigInt"),
            ]
        ),
        tests(
            "ReadModelTests",
            [
                "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
                "Reports",
                "TestSupport", "LogSupport", "ReferenceSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        tests(
            "CommandTests",
            ["TransparencyLog", "EventLog", "ReadModel", "Ledger", "starledger", "LogSupport"],
            exclude: ["Go", "Golden"]
        ),
        tests(
            "ReportsTests",
            [
                "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
                "Reports", "TestSupport", "ReferenceSupport",
            ]
        ),
        .target(
            name: "TestSupport",
            dependencies: ["FilingModel"],
            path: "Tests/TestSupport",
            swiftSettings: yardstickSettings
        ),
        .target(
            name: "LogSupport",
            dependencies: ["FilingModel", "EventLog", "TestSupport"],
            path: "Tests/LogSupport",
            swiftSettings: houseSettings
        ),
        .target(
            name: "ReferenceSupport",
            dependencies: [
                "FilingModel", "Projections", "TestSupport",
                .product(name: "BigInt", package: "BigInt"),
            ],
            path: "Tests/ReferenceSupport",
            swiftSettings: yardstickSettings
        ),
        .target(
            name: "FuzzProperties",
            dependencies: [
                "FilingModel", "TransparencyLog", "EventLog", "Interchange", "TestSupport",
                "LogSupport",
            ],
            path: "Tests/Fuzz/Properties",
            swiftSettings: houseSettings
        ),
        tests("FuzzTests", ["FuzzProperties", "TestSupport"]),
        tests("TestSupportTests", ["FilingModel", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
