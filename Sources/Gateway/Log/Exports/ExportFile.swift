// A new file that is digested while it is written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain

/// A new file that is digested while it is written, and takes its name when it is finished; let go
/// before that, it leaves no trace.
struct ExportFile: ~Copyable {
    /// What was digested.
    enum Content {}

    let path: String
    private let writer: DurableFile.Writer
    private var hash = SHA256()
    private(set) var byteCount: UInt64 = 0

    /// Begins beside `path`, which nothing has as its name yet.
    ///
    /// - Throws: `GatewayError.exists` when something has it, `.input` when nothing can be written.
    init(_ path: String) throws(GatewayError) {
        self.path = path
        do {
            guard try DurableFile.isAbsent(path) else { throw GatewayError.exists("`\(path)`") }
            // The log names people at work: the file is for the one who asked.
            writer = try DurableFile.Writer(replacing: path, mode: 0o600)
        } catch {
            switch error {
            case let error as GatewayError: throw error
            default: throw Self.unwritten(error)
            }
        }
    }

    /// Adds bytes at the end.
    mutating func append(_ bytes: [UInt8]) throws(GatewayError) {
        do { try writer.append(bytes) } catch { throw Self.unwritten(error) }
        hash.update(bytes)
        byteCount += UInt64(bytes.count)
    }

    /// Makes the bytes durable under the neighbour's name, and gives their digest.
    mutating func seal() throws(GatewayError) -> Digest<Content> {
        do { try writer.sync() } catch { throw Self.unwritten(error) }
        return hash.finishAndRestart()
    }

    /// Gives the file its name.
    ///
    /// - Throws: `FileError`; the file is gone then, and what has its name stays as it is.
    consuming func finish() throws(FileError) { try writer.finishNew() }

    private static func unwritten(_ error: any Error) -> GatewayError {
        .input(.inputInvalid, "the export was not written: \(error)")
    }
}
