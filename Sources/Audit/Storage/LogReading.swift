// Reading committed entries and hashes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// Reading what is committed.
///
/// Every answer comes from durable rows, never from a writer's memory.
public protocol LogReading: Sendable {
    /// The newest head; nil in a store that has no log yet.
    func head() throws(StorageError) -> LogHead?
    /// The entries' bytes, in order; fewer than asked for means that rows are missing.
    func bodies(_ range: Range<UInt64>) throws(StorageError) -> [[UInt8]]
    /// The stored hash of a leaf; nil if the row is missing.
    func leaf(at index: UInt64) throws(StorageError) -> Digest<Leaf>?
    /// The stored hash of a complete subtree of level 1 or more; nil if the row is missing.
    func subtree(level: Int, index: UInt64) throws(StorageError) -> Digest<Node>?
    /// Sizes of all stored checkpoints, ascending.
    func checkpointSizes() throws(StorageError) -> [UInt64]
    /// The signed note of a size; nil if there is none.
    func checkpoint(ofSize size: UInt64) throws(StorageError) -> [UInt8]?
    /// The newest entry below `end` that holds the word of a type, by its place and its bytes.
    ///
    /// Another type's entry may hold the word too: whoever asks reads the entry, and goes on below
    /// it if need be.
    func newestEntry(
        naming type: EntryType, below end: UInt64
    ) throws(StorageError) -> (index: UInt64, body: [UInt8])?
}
