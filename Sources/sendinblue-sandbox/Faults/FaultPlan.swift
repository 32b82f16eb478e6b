// The faults of one run, with their counts.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The faults of one run, with what was counted since its start.
struct FaultPlan: Equatable, Sendable {
    let faults: [Fault]
    private var counts: [Fault.Place: Int] = [:]

    init(_ faults: [Fault]) { self.faults = faults }

    /// Counts one call and returns the first fault that meets it.
    mutating func meet(_ place: Fault.Place) -> Fault? {
        let count = counts[place, default: 0] + 1
        counts[place] = count
        return faults.first { $0.place == place && ($0.call ?? count) == count }
    }
}
