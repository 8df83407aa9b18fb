// swift-tools-version: 6.2

import PackageDescription

/// What is measured needs the root package only through its products.
let ledger: [Target.Dependency] = [.product(name: "Ledger", package: "StarLedger")]

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "StarLedger", path: "../.."),
        // Without its default trait it needs no jemalloc.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .target(
            name: "Measuring",
            dependencies: ledger,
            swiftSettings: [.strictMemorySafety()]
        ),
        .executableTarget(
            name: "measure",
            dependencies: ledger + ["Measuring"],
            swiftSettings: [.strictMemorySafety()]
        ),
        .executableTarget(
            name: "LedgerBenchmarks",
            dependencies: ledger + [
                "Measuring", .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "LedgerBenchmarks",
            swiftSettings: [.strictMemorySafety()],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
