// Between which cosignatures an entry was written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
import TransparencyLog

/// Between which cosignatures an entry was written: back-dating shows to whoever has them.
///
/// A cosignature is a witness's word that at its time the log had no more entries than that. So an
/// entry's time lies after those of checkpoints without it and before those of checkpoints with
/// it. Clocks differ, and a witness may be asked late, so what lies outside is a finding and no
/// verdict.
public struct TimeBrackets: Hashable, Sendable {
    /// How far outside its bracket a time may be, in seconds.
    public static let slack: Int64 = 5

    /// A checkpoint and when it was cosigned: by the first of its witnesses, and by the last.
    private struct Cosigned: Hashable {
        let size: UInt64
        let first: Instant
        let last: Instant
    }

    /// Entries next to each other whose times are wrong on the same side.
    private struct Run: Hashable {
        let first: UInt64
        var last: UInt64
        let bound: Cosigned
        let isEarly: Bool

        var text: String {
            let entries = first == last ? "entry \(first)" : "entries \(first) to \(last)"
            return isEarly
                ? "\(entries): dated before \(bound.first), when a witness had seen a checkpoint "
                    + "of \(bound.size) entries"
                : "\(entries): dated after \(bound.last), when a witness had seen them in a "
                    + "checkpoint of \(bound.size) entries"
        }
    }

    private let cosigned: [Cosigned]
    private var runs: [Run] = []
    private var position = 0

    /// Takes sizes of checkpoints and the times of their cosignatures, in any order.
    public init(_ cosignatures: [(size: UInt64, time: Instant)]) {
        var times: [UInt64: [Instant]] = [:]
        for (size, time) in cosignatures { times[size, default: []].append(time) }
        cosigned = times.compactMap { size, times in
            guard let first = times.min(), let last = times.max() else { return nil }
            return Cosigned(size: size, first: first, last: last)
        }.sorted { $0.size < $1.size }
    }

    /// What was noticed, one sentence each.
    public var findings: [String] { runs.map(\.text) }

    /// Takes the next entry; they come in order.
    mutating func take(_ entry: Entry) { take(entry.index, writtenAt: entry.time) }

    /// Takes the next entry's place and time.
    mutating func take(_ index: UInt64, writtenAt time: Instant) {
        while position < cosigned.count, cosigned[position].size <= index { position += 1 }
        if position > 0 {
            let bound = cosigned[position - 1]
            if time < bound.first.advanced(bySeconds: -Self.slack) {
                note(index, outside: bound, isEarly: true)
            }
        }
        if position < cosigned.count {
            let bound = cosigned[position]
            if bound.last.advanced(bySeconds: Self.slack) < time {
                note(index, outside: bound, isEarly: false)
            }
        }
    }

    private mutating func note(_ index: UInt64, outside bound: Cosigned, isEarly: Bool) {
        let standing = runs.lastIndex {
            $0.last + 1 == index && $0.bound == bound && $0.isEarly == isEarly
        }
        if let standing {
            runs[standing].last = index
        } else {
            runs.append(Run(first: index, last: index, bound: bound, isEarly: isEarly))
        }
    }
}
