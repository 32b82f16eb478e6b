// Addresses of the last profiles, for one to have again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Addresses of some of the last profiles, for another profile to have again.
struct RecentAddresses {
    private var addresses: [[UInt8]] = []
    private var next = 0
    private static let capacity = 512

    /// Remembers an address in place of the oldest one.
    mutating func remember(_ address: [UInt8]) {
        if addresses.count < Self.capacity {
            addresses.append(address)
        } else {
            addresses[next] = address
            next = (next + 1) % Self.capacity
        }
    }

    /// One of them; nil while there is none.
    func pick(_ generator: inout SplitMix64) -> [UInt8]? {
        addresses.isEmpty ? nil : generator.pick(addresses)
    }
}
