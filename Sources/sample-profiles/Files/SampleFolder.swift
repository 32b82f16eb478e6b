// The folder that samples are written into.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder that samples are written into; nobody else's files are ever removed from it.
struct SampleFolder {
    private let root: String

    /// What a run may leave at the top of the folder.
    static let ownNames: Set<String> = [
        ConsentFile.name, CommaFile.name, LineFile.name, ExportModel.name, ExportModel.entity,
    ]

    /// Makes the folder if it is missing, and empties it of an earlier run if that is asked for.
    ///
    /// - Throws: `SampleError` when it cannot be made, is not empty, or holds anything else.
    init(preparing root: String, replacing: Bool) throws(SampleError) {
        self.root = root
        let manager = FileManager.default
        do {
            try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
        } catch { throw .cannotWrite(root) }
        let names: [String]
        do { names = try manager.contentsOfDirectory(atPath: root) } catch {
            throw .cannotWrite(root)
        }
        if names.isEmpty { return }
        guard replacing else { throw .notEmpty(root) }
        if let other = names.sorted().first(where: { !Self.ownNames.contains($0) }) {
            throw .holdsOthers(root, other)
        }
        for name in names {
            do { try manager.removeItem(atPath: path(of: name)) } catch {
                throw .cannotWrite(path(of: name))
            }
        }
    }

    /// Where a name of this folder stands.
    func path(of name: String) -> String { root + "/" + name }

    /// Makes a folder inside.
    ///
    /// - Throws: `SampleError.cannotWrite` when it cannot be made.
    func make(_ name: String) throws(SampleError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path(of: name), withIntermediateDirectories: true)
        } catch { throw .cannotWrite(path(of: name)) }
    }
}
