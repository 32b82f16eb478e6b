// A witness on disk.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
public import TransparencyLog

/// A witness on disk: its name and key, the logs it knows, what it cosigned last, and evidence.
///
/// One process at a time may use it; whoever starts one holds `lock`. Files are replaced as a whole
/// and are durable before anything is said.
public struct WitnessFolder: Sendable {
    /// The folder.
    public let path: String

    /// Names the folder; nothing is touched.
    public init(path: String) { self.path = path }

    /// The file to lock while a process uses the folder.
    public var lock: String { path + "/lock" }

    private var nameFile: String { path + "/name" }
    private var keyFile: String { path + "/witness.key" }
    private var logs: String { path + "/logs" }
    private var evidence: String { path + "/evidence" }
    private static let evidenceLimit = 10_000

    /// Makes a witness with a new key; its name is written last, and makes it one.
    ///
    /// - Returns: The key that its cosignatures verify with.
    /// - Throws: `WitnessError.exists` when anything else is there, `.key` for a name that no key
    ///   can bear, `.unusable` when the system does not.
    public func make(named name: String) throws(WitnessError) -> CosignerKey {
        try checking {
            let made = ["logs", "evidence", "witness.key", "lock", "name.new"]
            let found = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            guard found.allSatisfy(made.contains) else { throw WitnessError.exists(path) }
            for folder in [path, logs, evidence] { try DurableFile.makeDirectory(folder) }
            // Left by an attempt that was cut off: nobody has ever heard of that key.
            try? FileManager.default.removeItem(atPath: keyFile)
            let seed = SecretBytes(randomCount: 32)
            let cosigner = try Cosigner(name: name, key: SigningKey(seed: seed))
            try seed.write(toNewKeyFile: keyFile)
            try DurableFile.write(Array("\(name)\n".utf8), to: nameFile, mode: 0o644)
            return cosigner.cosignerKey
        }
    }

    /// Looks whether there is a witness.
    ///
    /// - Throws: `WitnessError.noFolder` when there is none.
    public func checkExistence() throws(WitnessError) {
        guard try text(of: nameFile) != nil else { throw .noFolder(path) }
    }

    /// Trusts a log's key, beside those of the same log that are trusted already.
    ///
    /// - Returns: Whether it was not trusted before.
    /// - Throws: `WitnessError`; the log's state is what it was.
    @discardableResult
    public func add(_ key: VerifierKey) throws(WitnessError) -> Bool {
        try checkExistence()
        var known = try keys(in: Self.stem(of: key.name))
        guard !known.contains(key) else { return false }
        known.append(key)
        let stem = logs + "/" + Self.stem(of: key.name)
        return try checking {
            // First, so that a log that is trusted has a state, whatever happens between.
            // Where a key is trusted already the log may have been cosigned, so there it has to
            // be: a witness that begins anew can be led back.
            if known.count > 1 {
                _ = try record(in: Self.stem(of: key.name))
            } else if try DurableFile.read(stem + ".state") == nil {
                try DurableFile.write(LedgerRecord.nothing.bytes, to: stem + ".state")
            }
            let lines = known.map { "\($0.text)\n" }.joined()
            try DurableFile.write(Array(lines.utf8), to: stem + ".keys")
            return true
        }
    }

    /// The witness's own key, with its name.
    ///
    /// - Throws: `WitnessError.noFolder` when there is none, `.key` when it cannot be used.
    public func cosigner() throws(WitnessError) -> Cosigner {
        try checkExistence()
        var name = try text(of: nameFile) ?? ""
        guard name.popLast() == "\n" else {
            throw .unusable(path: nameFile, problem: "it is not one line")
        }
        do {
            let seed = try SecretBytes(readingKeyFile: keyFile, count: 32)
            return try Cosigner(name: name, key: SigningKey(seed: seed))
        } catch { throw .key("\(error)") }
    }

    /// What is trusted and what was cosigned, as it stands on disk, and the origins of all logs.
    ///
    /// - Throws: `WitnessError.unusable` for a file that is damaged, and for a log whose state is
    ///   missing: it may have been cosigned.
    func contents() throws(WitnessError) -> (state: WitnessState, origins: Set<String>) {
        try checkExistence()
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: logs) } catch {
            throw .unusable(path: logs, problem: "it cannot be listed")
        }
        var trusted: [VerifierKey] = []
        var records: [WitnessRecord] = []
        for name in names.sorted() {
            let stem = String(name.prefix { $0 != "." })
            if name == stem + ".keys" {
                trusted += try keys(in: stem)
                _ = try record(in: stem)
            } else if name == stem + ".state", let record = try record(in: stem).record {
                records.append(record)
            }
        }
        let origins = Set(trusted.map(\.name) + records.map(\.checkpoint.origin))
        do { return (try WitnessState(logs: trusted, records: records), origins) } catch {
            throw .unusable(path: logs, problem: "\(error)")
        }
    }

    /// Puts a step where the state is the one that it starts from, and nowhere else.
    ///
    /// Returns once it would survive power loss.
    ///
    /// - Throws: `WitnessError.unusable` when the file holds anything else, or cannot be written;
    ///   what it holds then, the next start finds out.
    func store(_ record: WitnessRecord, after before: WitnessRecord?) throws(WitnessError) {
        let stem = Self.stem(of: record.checkpoint.origin)
        guard try self.record(in: stem) == LedgerRecord(before) else {
            throw .unusable(
                path: "\(logs)/\(stem).state", problem: "somebody else changed it")
        }
        try checking {
            try DurableFile.write(
                LedgerRecord.cosigned(record).bytes, to: "\(logs)/\(stem).state")
        }
    }

    /// Keeps a request whose checkpoint the log signed and that does not follow from the one
    /// before; one a checkpoint, so that nobody fills the disk by repeating one.
    func keep(_ request: AddCheckpointRequest) throws(WitnessError) {
        try checking {
            let digest: Digest<AddCheckpointRequest> = SHA256.digest(
                of: Array(request.note.text.utf8))
            let file = "\(evidence)/\(digest.hexadecimal).request"
            guard try DurableFile.read(file) == nil,
                try FileManager.default.contentsOfDirectory(atPath: evidence).count
                    < Self.evidenceLimit
            else { return }
            try DurableFile.write(request.bytes, to: file)
        }
    }

    /// The name of a log's files: what its checkpoint is asked for by, too.
    static func stem(of origin: String) -> String {
        let digest: Digest<WitnessRecord> = SHA256.digest(of: Array(origin.utf8))
        return digest.hexadecimal
    }

    private func record(in stem: String) throws(WitnessError) -> LedgerRecord {
        let file = "\(logs)/\(stem).state"
        let bytes = try checking { try DurableFile.read(file) }
        guard let bytes else {
            throw .unusable(
                path: file, problem: "it is missing, and the log may have been cosigned")
        }
        guard let record = LedgerRecord(parsing: bytes),
            record.record.map({ Self.stem(of: $0.checkpoint.origin) == stem }) ?? true
        else { throw .unusable(path: file, problem: "it is damaged") }
        return record
    }

    private func keys(in stem: String) throws(WitnessError) -> [VerifierKey] {
        let file = "\(logs)/\(stem).keys"
        guard let text = try text(of: file) else { return [] }
        var keys: [VerifierKey] = []
        for line in text.split(separator: "\n") {
            do { keys.append(try VerifierKey(parsing: String(line))) } catch {
                throw .unusable(path: file, problem: "\(error)")
            }
        }
        guard keys.allSatisfy({ Self.stem(of: $0.name) == stem }) else {
            throw .unusable(path: file, problem: "it holds a key of another log")
        }
        return keys
    }

    private func text(of file: String) throws(WitnessError) -> String? {
        guard let bytes = try checking({ try DurableFile.read(file) }) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unusable(path: file, problem: "it is not UTF-8")
        }
        return text
    }

    private func checking<Result>(_ body: () throws -> Result) throws(WitnessError) -> Result {
        do { return try body() } catch let error as WitnessError {
            throw error
        } catch let error as FileError {
            throw .unusable(path: error.path, problem: error.cause)
        } catch let error as LogFormatError {
            throw .key("\(error)")
        } catch let error as CryptographyError {
            throw .key("\(error)")
        } catch {
            throw .unusable(path: path, problem: "\(error)")
        }
    }
}
