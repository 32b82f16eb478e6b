// How large parts of a source may be.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How large parts of a source may be, so that memory is bounded whatever it holds.
public enum SourceLimits {
    /// Bytes of one field, quoting undone.
    public static let fieldBytes = 65_536
    /// Bytes of one line of JSON.
    public static let lineBytes = 4_194_304
    /// Columns.
    public static let columns = 1_024
    /// Bytes of a `model.json`.
    public static let modelBytes = 16_777_216
    /// Bytes after which no further row is added to a batch.
    static let batchBytes = 8_388_608
    /// Bytes that are read at once.
    static let chunkBytes = 262_144
}
