// Which keys sign the log, and for how long.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

struct LogKeysTests {
    private let first: VerifierKey
    private let second: VerifierKey
    private let third: VerifierKey

    init() throws {
        first = try Sample.key()
        second = try Sample.key(seed: 8)
        third = try Sample.key(seed: 9)
    }

    private func entry(
        _ type: EntryType, at index: UInt64, outcome: EntryOutcome = .allowed,
        on name: String = "log-signing", _ details: [String: CanonicalJSON]
    ) throws -> Entry {
        let draft = EntryDraft(
            type, outcome, by: Sample.actor, on: ("key", name), details: details)
        return try Entry(
            draft.body(
                at: index, time: Sample.start, identifier: Sample.identifier(UInt8(index)),
                software: "exeat 1.0.0"), at: index)
    }

    private func rotated(
        from old: VerifierKey, to new: VerifierKey, at index: UInt64
    ) throws -> Entry {
        try entry(
            .keyRotated, at: index,
            ["previous": .string(old.text), "vkey": .string(new.text)])
    }

    private func retired(_ key: VerifierKey, at index: UInt64) throws -> Entry {
        try entry(.keyRetired, at: index, ["vkey": .string(key.text)])
    }

    private func keys(_ entries: Entry...) throws -> LogKeys {
        var keys = LogKeys(first: first)
        for entry in entries { try keys.take(entry) }
        return keys
    }

    private func expect(
        _ error: EntryError, of entry: Entry, after keys: LogKeys,
        from location: SourceLocation = #_sourceLocation
    ) {
        var changed = keys
        #expect(throws: error, sourceLocation: location) { try changed.take(entry) }
        #expect(changed == keys, sourceLocation: location)
    }

    @Test func `the first key signs from nothing on`() throws {
        let keys = try keys(entry(.logCreated, at: 0, ["vkey": .string(first.text)]))
        #expect(keys.valid(at: 0) == [first])
        #expect(keys.valid(at: 1 << 62) == [first])
    }

    @Test func `both keys sign from the rotation to the retirement`() throws {
        let keys = try keys(
            rotated(from: first, to: second, at: 4), retired(first, at: 7))
        #expect(keys.valid(at: 4) == [first])
        #expect(keys.valid(at: 5) == [first, second])
        #expect(keys.valid(at: 8) == [first, second])
        #expect(keys.valid(at: 9) == [second])
        #expect(keys.all.map(\.from) == [0, 5])
        #expect(keys.all.map(\.until) == [8, nil])
    }

    @Test func `a third key follows once the first has ended`() throws {
        let keys = try keys(
            rotated(from: first, to: second, at: 4), retired(first, at: 7),
            rotated(from: second, to: third, at: 8), retired(second, at: 9))
        #expect(keys.valid(at: 10) == [second, third])
        #expect(keys.valid(at: 11) == [third])
    }

    @Test func `other keys are none of the log's`() throws {
        #expect(
            try keys(entry(.keyRotated, at: 3, on: "subject-tag", ["epoch": "2"]))
                == LogKeys(first: first))
    }

    @Test func `two rotations without a retirement between them are refused`() throws {
        try expect(
            .sequence("the rotation before it has not ended"),
            of: rotated(from: second, to: third, at: 5),
            after: keys(rotated(from: first, to: second, at: 4)))
    }

    @Test func `a rotation names the key that signs`() throws {
        try expect(
            .sequence("its previous key is not the one that signs"),
            of: rotated(from: third, to: second, at: 4), after: keys())
        try expect(
            .member("data.previous"),
            of: entry(.keyRotated, at: 4, ["vkey": .string(second.text)]), after: keys())
    }

    @Test func `a key that ended does not come back`() throws {
        let cause = EntryError.sequence("its key signed before")
        let keys = try keys(rotated(from: first, to: second, at: 4), retired(first, at: 7))
        try expect(cause, of: rotated(from: second, to: first, at: 8), after: keys)
        try expect(cause, of: rotated(from: second, to: second, at: 8), after: keys)
    }

    @Test func `a new key has the log's name`() throws {
        let other = try Sample.signer(seed: 8, name: "example.org/exeat").verifierKey
        try expect(
            .sequence("its key has another name"),
            of: rotated(from: first, to: other, at: 4), after: keys())
    }

    @Test func `a new key has to be safe`() throws {
        for text in ["", "example.com/exeat", "\(second.text) "] {
            try expect(
                .member("data.vkey"),
                of: entry(
                    .keyRotated, at: 4,
                    ["previous": .string(first.text), "vkey": .string(text)]), after: keys())
        }
    }

    @Test func `a key is retired only beside another`() throws {
        let cause = EntryError.sequence("its key is not the older of two that sign")
        try expect(cause, of: retired(first, at: 4), after: keys())
        let both = try keys(rotated(from: first, to: second, at: 4))
        try expect(cause, of: retired(second, at: 5), after: both)
        try expect(cause, of: retired(third, at: 5), after: both)
        try expect(
            cause, of: retired(first, at: 8),
            after: keys(rotated(from: first, to: second, at: 4), retired(first, at: 7)))
    }

    @Test func `only the log's own key is retired`() throws {
        try expect(
            .member("resource"),
            of: entry(.keyRetired, at: 5, on: "subject-tag", ["vkey": .string(first.text)]),
            after: keys(rotated(from: first, to: second, at: 4)))
    }

    @Test func `what was not done changes no key`() throws {
        let details: [String: CanonicalJSON] = [
            "previous": .string(first.text), "vkey": .string(second.text),
        ]
        try expect(
            .member("outcome"), of: entry(.keyRotated, at: 4, outcome: .error, details),
            after: keys())
    }

    @Test func `the log is created once, with its first key`() throws {
        let created = try entry(.logCreated, at: 0, ["vkey": .string(second.text)])
        try expect(.sequence("its key is not the log's"), of: created, after: keys())
        try expect(
            .sequence("the log was created before"),
            of: entry(.logCreated, at: 2, ["vkey": .string(first.text)]), after: keys())
        try expect(.member("data.vkey"), of: entry(.logCreated, at: 0, [:]), after: keys())
    }
}
