// The rooms of the house and the arrows between them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The rooms of the house, what each may use, and what of the outside world it may see.
///
/// The one table that both the manifest and every import line are held to. An arrow that is not
/// here needs a decision of its own before it needs a line here.
enum HousePlan {
    /// One room.
    struct Room: Equatable {
        /// Rooms that it may use.
        var uses: Set<String> = []
        /// Products of other packages that it links.
        var links: Set<String> = []
        /// Modules of the system that it may import.
        var system: Set<String> = []
    }

    private static let values: Set<String> = ["Domain", "Cryptography"]
    private static let checks: Set<String> = values.union(["Permissions", "Consent", "Policy"])
    private static let below: Set<String> = checks.union(["TransparencyLog", "Audit", "Segments"])
    private static let files: Set<String> = ["Foundation", "Glibc", "Darwin"]
    private static let machine: Set<String> = files.union(["Dispatch", "Synchronization"])

    /// Every room by its name in the manifest.
    static let rooms: [String: Room] = [
        "COpenSSL": Room(),
        "CCurl": Room(),
        "Domain": Room(system: ["Foundation"]),
        "Cryptography": Room(uses: ["Domain", "COpenSSL"], system: files),
        "TransparencyLog": Room(uses: values),
        "Permissions": Room(uses: values),
        "Consent": Room(uses: values),
        "Policy": Room(uses: values, links: ["Yams"], system: ["Synchronization"]),
        "Segments": Room(uses: values, system: files),
        "Audit": Room(uses: values.union(["TransparencyLog"]), system: machine),
        "Transport": Room(uses: values.union(["CCurl"]), system: files.union(["Dispatch"])),
        "Gateway": Room(uses: below, system: ["Foundation", "Dispatch", "Synchronization"]),
        "Store": Room(uses: below.union(["Gateway"]), links: ["GRDB"], system: machine),
        "Sendinblue": Room(
            uses: values.union(["Policy", "Gateway", "Transport"]), system: machine),
        "Witness": Room(
            uses: values.union(["TransparencyLog", "Audit", "Gateway", "Transport"]),
            links: ["Hummingbird"], system: machine),
        "Service": Room(uses: ["Domain", "Gateway"], system: machine),
        "Console": Room(
            uses: ["Domain", "Cryptography", "Gateway"], links: ["Hummingbird"], system: machine),
        "exeat": Room(
            uses: below.union(["Gateway", "Store", "Sendinblue", "Witness", "Service", "Console"]),
            links: ["ArgumentParser"], system: machine),
        "sendinblue-sandbox": Room(links: ["ArgumentParser", "Hummingbird"], system: machine),
        "sample-profiles": Room(uses: ["Domain"], links: ["ArgumentParser"], system: machine),
    ]

    /// The modules that come with a product of another package.
    static let modules: [String: Set<String>] = [
        "ArgumentParser": ["ArgumentParser"],
        "GRDB": ["GRDB"],
        "Yams": ["Yams"],
        "Hummingbird": [
            "Hummingbird", "HummingbirdCore", "NIOCore", "NIOPosix", "NIOHTTPTypes", "HTTPTypes",
            "Logging", "ServiceLifecycle",
        ],
    ]

    /// Tests of more than one room; all others are called `<room>Tests`.
    static let testsOfTheHouse: [String: Room] = [
        "ArchitectureTests": Room(),
        "ChecksTests": Room(
            uses: checks.union(["Segments"]), links: ["Yams"],
            system: machine.union(["Testing"])),
        "EndToEndTests": Room(uses: ["exeat", "sendinblue-sandbox", "sample-profiles"]),
        "SampleProfilesTests": Room(
            uses: ["sample-profiles", "Domain"], links: ["ArgumentParser"]),
        "SandboxTests": Room(
            uses: ["sendinblue-sandbox"], links: ["ArgumentParser", "Hummingbird"]),
    ]

    /// What the tests of a room may use: the room and what the room itself may use.
    ///
    /// Above the gateway that is everything the gateway is made of, since a test has to mint what
    /// the room only receives.
    static func room(ofTests name: String) -> Room? {
        if let room = testsOfTheHouse[name] { return room }
        guard name.hasSuffix("Tests"), let room = rooms[String(name.dropLast(5))] else {
            return nil
        }
        let made = room.uses.contains("Gateway") ? below : []
        return Room(
            uses: room.uses.union([String(name.dropLast(5))]).union(made), links: room.links,
            system: machine.union(["Testing"]))
    }
}
