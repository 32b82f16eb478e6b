// A choice among values of unequal weight.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A choice among values of unequal weight.
struct WeightedChoice<Value: Sendable>: Sendable {
    private let values: [Value]
    private let ends: [Int]

    /// Takes the values with their weights.
    ///
    /// - Precondition: There is at least one, and every weight is above 0.
    init(_ weighted: [(Value, Int)]) {
        precondition(!weighted.isEmpty, "a choice among nothing")
        var end = 0
        values = weighted.map(\.0)
        ends = weighted.map { pair in
            precondition(pair.1 > 0, "a value that is never chosen")
            end += pair.1
            return end
        }
    }

    /// One of the values.
    func pick(_ generator: inout SplitMix64) -> Value {
        let point = generator.below(ends[ends.count - 1])
        var (low, high) = (0, ends.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= point { low = middle + 1 } else { high = middle }
        }
        return values[low]
    }
}

extension WeightedChoice where Value: CaseIterable {
    /// Every case of an enumeration, each with the weight it says it has.
    init(every weight: (Value) -> Int) {
        self.init(Value.allCases.map { ($0, weight($0)) })
    }
}
