// swift-tools-version: 6.2

import PackageDescription

/// What the library gives is used here as anybody would use it: through its product alone.
let package = Package(
    name: "Examples",
    dependencies: [.package(name: "StarLedger", path: "../..")],
    targets: [
        .executableTarget(
            name: "FirstLedger",
            dependencies: [.product(name: "StarLedger", package: "StarLedger")],
            path: "Sources"
        )
    ],
    swiftLanguageModes: [.v6]
)
