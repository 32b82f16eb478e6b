// swift-tools-version: 6.2
// Exeat: every room of the house, and the arrows between them.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// One list of settings for every target of our own, so that no room is held to less.
let settings: [SwiftSetting] = [
    // An existential is written `any`, so its cost is seen where it is paid.
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // A member is visible only through a file's own imports, so import lines tell the truth.
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // What a room imports is its own affair unless it says `public import`.
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // An async function stays with its caller unless it asks to leave: no hidden hop near the log.
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // Every use of a pointer is marked `unsafe`, so a reviewer finds all of them.
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
    .strictMemorySafety(),
    // A warning is a question nobody answered.
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0443-warning-control-flags.md
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A room, what it may use, and the outside packages it may link.
func room(_ name: String, uses: [String] = [], outside: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses.map { .target(name: $0) } + outside)
}

/// The tests of one room.
func tests(of name: String, uses: [String] = [], outside: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: ([name] + uses).map { .target(name: $0) } + outside)
}

let checks = ["Domain", "Cryptography", "Permissions", "Consent", "Policy"]
let gateway = checks + ["TransparencyLog", "Audit", "Segments"]

let package = Package(
    name: "exeat",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "exeat", targets: ["exeat"]),
        .executable(name: "sendinblue-sandbox", targets: ["sendinblue-sandbox"]),
        .executable(name: "sample-profiles", targets: ["sample-profiles"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        room("Domain"),
        room("Cryptography", uses: ["Domain", "COpenSSL"]),
        room("TransparencyLog", uses: ["Domain", "Cryptography"]),
        room("Permissions", uses: ["Domain", "Cryptography"]),
        room("Consent", uses: ["Domain", "Cryptography"]),
        room("Policy", uses: ["Domain", "Cryptography"], outside: [yams]),
        room("Segments", uses: ["Domain", "Cryptography"]),
        room("Audit", uses: ["Domain", "Cryptography", "TransparencyLog"]),
        room("Transport", uses: ["Domain", "Cryptography", "CCurl"]),
        room("Gateway", uses: gateway),
        room("Store", uses: gateway + ["Gateway"], outside: [grdb]),
        room("Sendinblue", uses: ["Domain", "Cryptography", "Policy", "Gateway", "Transport"]),
        room(
            "Witness",
            uses: ["Domain", "Cryptography", "TransparencyLog", "Audit", "Gateway", "Transport"],
            outside: [hummingbird]),
        room("Service", uses: ["Domain", "Gateway"]),
        room("Console", uses: ["Domain", "Cryptography", "Gateway"], outside: [hummingbird]),

        .executableTarget(
            name: "exeat",
            dependencies: (gateway
                + ["Gateway", "Store", "Sendinblue", "Witness", "Service", "Console"])
                .map { .target(name: $0) } + [argumentParser]),
        .executableTarget(
            name: "sendinblue-sandbox", dependencies: [argumentParser, hummingbird]),
        .executableTarget(
            name: "sample-profiles", dependencies: ["Domain", argumentParser]),

        tests(of: "Domain"),
        tests(of: "Cryptography", uses: ["Domain"]),
        tests(of: "TransparencyLog", uses: ["Domain", "Cryptography"]),
        tests(of: "Permissions", uses: ["Domain"]),
        tests(of: "Consent", uses: ["Domain", "Cryptography"]),
        tests(of: "Policy", uses: ["Domain", "Cryptography"]),
        tests(of: "Segments", uses: ["Domain", "Cryptography"]),
        tests(of: "Audit", uses: ["Domain", "Cryptography", "TransparencyLog"]),
        tests(of: "Transport", uses: ["Domain", "Cryptography"]),
        tests(of: "Gateway", uses: gateway),
        tests(of: "Store", uses: gateway + ["Gateway"], outside: [grdb]),
        tests(of: "Sendinblue", uses: gateway + ["Gateway", "Transport"]),
        tests(of: "Witness", uses: gateway + ["Gateway", "Transport"], outside: [hummingbird]),
        tests(of: "Service", uses: gateway + ["Gateway"]),
        tests(of: "Console", uses: gateway + ["Gateway"]),
        .testTarget(name: "SandboxTests", dependencies: ["sendinblue-sandbox"]),
        .testTarget(
            name: "SampleProfilesTests",
            dependencies: ["sample-profiles", "Domain", argumentParser]),
        .testTarget(name: "ArchitectureTests"),
        // The checks of a person together: consent events, policies and profiles at random.
        .testTarget(
            name: "ChecksTests",
            dependencies: (checks + ["Segments"]).map { .target(name: $0) } + [yams],
            exclude: ["Corpus"]),
        // The attempts to cheat are compiled against fresh modules of the rooms that mint tokens.
        .testTarget(
            name: "EndToEndTests", dependencies: ["exeat", "sendinblue-sandbox", "sample-profiles"]),
    ],
    swiftLanguageModes: [.v6]
)

// System libraries hold C headers only; everything else is ours and takes every setting.
for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
