// Profiles, a batch at a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Profiles, a batch at a time, from whatever holds them, in memory that does not grow with it.
///
/// Used by one task at a time, from the first row to the last, once. A failed source stays failed:
/// every later `read` throws the same error.
public protocol ProfileSource: AnyObject {
    /// The columns as the source spells them, in order.
    var columns: [String] { get }
    /// Empties `batch` and fills it with the next rows.
    ///
    /// Rows are numbered on from the last. A batch may hold fewer rows than asked for although
    /// more follow.
    ///
    /// - Parameters:
    ///   - batch: Of as many columns as the source has. After an error it holds nothing but
    ///     complete rows from before the place of the error.
    ///   - limit: At least 1.
    /// - Returns: False when no row was left.
    /// - Throws: `SourceError` with the place.
    func read(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Bool
    /// SHA-256 over all bytes of the source in reading order, once `read` has returned false.
    ///
    /// Of an export folder `model.json` comes first, then the partitions as it lists them.
    func digest() -> Digest<SourceFile>
    /// All bytes there are to read, as far as known at opening.
    var byteCount: UInt64 { get }
    /// The bytes read so far.
    var bytesRead: UInt64 { get }
}
