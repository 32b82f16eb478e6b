// The subject records of one transfer, in a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// The subject records of one transfer, in a finished file of the format `seg1`.
///
/// Records are sorted by tag, equal tags by row, so that one person's are found by halving, and
/// that somebody has none can be shown by two neighbours. The transfer's entry names the root;
/// the header is only compared with it. The file is not encrypted: its tags are pseudonyms, its
/// payloads salted digests, and mode 0600 keeps others out.
public struct SubjectSegment: Sendable {
    /// How many records.
    public let count: Int
    /// Root of the tree over the records, in order: RFC 6962, section 2.1.
    public let root: Digest<Node>
    /// The name of the key that made the tags, as the header has it; the entry names it too.
    public let epoch: String

    let file: OpenFile
    let identifier: Identifier<Transfer>
    /// Records that are read or written at a time.
    static let chunk = 4096

    /// Opens the segment that an entry speaks of, without reading its records.
    ///
    /// - Throws: `AuditError.invalid` when header or length disagree with the entry; `.stopped`
    ///   when the file cannot be read.
    public static func open(
        _ path: String, identifier: Identifier<Transfer>, count: Int, root: Digest<Node>
    ) throws(AuditError) -> SubjectSegment {
        do {
            let file = try OpenFile(path)
            guard count >= 0, file.byteCount / SubjectRecord.byteCount == count + 1,
                file.byteCount % SubjectRecord.byteCount == 0
            else {
                throw AuditError.invalid(
                    place: "segment \(identifier)",
                    cause: "it has \(file.byteCount) bytes, which is not its number of records")
            }
            let start = try file.read(SubjectRecord.byteCount, at: 0)
            guard let header = SegmentHeader(bytes: start, identifier: identifier),
                header.count == count, header.root == root
            else {
                throw AuditError.invalid(
                    place: "segment \(identifier)", cause: "its header differs from the entry")
            }
            return SubjectSegment(
                count: count, root: root, epoch: String(decoding: header.epoch, as: UTF8.self),
                file: file, identifier: identifier)
        } catch let error as FileError {
            throw .stopped(.failed("\(error)"))
        } catch let error as AuditError {
            throw error
        } catch {
            throw .stopped(.failed("the segment of \(identifier): \(error)"))
        }
    }

    /// All records of one person, with their slots; none when the person is not in the segment.
    ///
    /// - Complexity: O(log count) reads of 96 bytes; the answer is as true as the file, whose
    ///   records `verify` or an inclusion proof tie to the root.
    public func records(
        taggedWith tag: SubjectTag
    ) throws(AuditError) -> [(slot: Int, record: SubjectRecord)] {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if try record(at: middle).tag < tag {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        var found: [(slot: Int, record: SubjectRecord)] = []
        for slot in range.lowerBound..<count {
            let record = try record(at: slot)
            guard record.tag == tag else { break }
            found.append((slot, record))
        }
        return found
    }

    /// The record in a slot.
    ///
    /// - Precondition: `slot` is from 0 to below `count`.
    public func record(at slot: Int) throws(AuditError) -> SubjectRecord {
        precondition((0..<count).contains(slot), "a segment of \(count) records has no such slot")
        let bytes: [UInt8]
        do {
            bytes = try file.read(
                SubjectRecord.byteCount, at: SubjectRecord.byteCount * (slot + 1))
        } catch { throw .stopped(.failed("\(error)")) }
        guard let record = SubjectRecord(bytes: bytes) else {
            throw failure(at: slot, "it is not a subject record")
        }
        return record
    }

    func failure(at slot: Int, _ cause: String) -> AuditError {
        .invalid(place: "segment \(identifier), slot \(slot)", cause: cause)
    }
}
