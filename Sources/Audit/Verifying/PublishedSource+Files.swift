// Files beside those that a published log needs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TransparencyLog

extension PublishedSource {
    /// Checks the files under `tile/` that this size does not need.
    ///
    /// Partial tiles of older sizes have to be the beginning of the present ones, and files of a
    /// larger size, whose checkpoint is not there yet, have to begin with them. What a crash left
    /// of a file being written ends in `.new` and is passed over; any other name is refused.
    func checkOtherFiles() throws(AuditError) {
        guard let names = FileManager.default.enumerator(atPath: "\(directory)/tile") else {
            return
        }
        let paths = names.compactMap { (name) -> String? in
            guard let name = name as? String,
                names.fileAttributes?[.type] as? FileAttributeType != .typeDirectory
            else { return nil }
            return "tile/\(name)"
        }
        for path in paths.sorted() where !path.hasSuffix(".new") { try checkOther(path) }
    }

    private func checkOther(_ path: String) throws(AuditError) {
        guard let found = TileCoordinate(path: path) else {
            throw .invalid(place: path, cause: "no tile has this name")
        }
        let hashes = checkpoint.size >> UInt64(found.subtreeLevel)
        guard found.subtreeLevel < 64, found.positions.lowerBound < hashes else { return }
        let end = min(found.positions.lowerBound + UInt64(TileCoordinate.fullWidth), hashes)
        let needed = TileCoordinate(
            level: found.level, index: found.index, width: Int(end - found.positions.lowerBound))
        guard found != needed else { return }
        let present = try PublishedFile.read(needed.path, in: directory)
        let other = try PublishedFile.read(path, in: directory)
        let (shorter, longer) = found.width < needed.width ? (other, present) : (present, other)
        guard longer.starts(with: shorter), isWhole(other, of: found) else {
            throw .invalid(place: path, cause: "it differs from `\(needed.path)`")
        }
    }

    private func isWhole(_ bytes: [UInt8], of tile: TileCoordinate) -> Bool {
        guard tile.level == nil else { return bytes.count == 32 * tile.width }
        return PublishedBundle.entries(in: bytes, width: tile.width).problem == nil
    }
}
