// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "StarLedger", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzzer",
            dependencies: [.product(name: "FuzzProperties", package: "StarLedger")],
            path: "Fuzzer",
            swiftSettings: [
                .strictMemorySafety(),
                // The runtime of libFuzzer has the main function.
                .unsafeFlags(["-parse-as-library"]),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
