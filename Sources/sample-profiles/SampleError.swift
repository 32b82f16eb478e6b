// Why no samples were written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why no samples, or not all of them, were written.
enum SampleError: Error, Equatable, CustomStringConvertible {
    /// The folder holds something and replacing was not asked for.
    case notEmpty(String)
    /// The folder holds something that no run of this tool leaves.
    case holdsOthers(String, String)
    /// A file or folder cannot be made or written.
    case cannotWrite(String)

    /// One sentence for people, without full stop.
    var description: String {
        switch self {
        case .notEmpty(let folder):
            "nothing was written: `\(folder)` is not empty; empty it or pass --replace"
        case .holdsOthers(let folder, let name):
            "nothing was written: `\(folder)` holds `\(name)`, which is not a sample to replace"
        case .cannotWrite(let path):
            "the samples are not complete: `\(path)` cannot be written"
        }
    }
}
