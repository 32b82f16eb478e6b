// A policy file that was read, or why it was refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Policy

/// A policy file that was read, or why it was refused, so that one bad file does not hide others.
enum PolicyReading {
    case read(PolicyDocument)
    /// At least one sentence, with line and column where there is a place.
    case refused([String])

    /// Reads a file.
    init(_ file: String) {
        do {
            self = .read(try PolicyDocument(parsing: try PolicyFile.read(file), file: file))
        } catch let error as PolicyLoadError {
            self = .refused(error.problems.map { "\(file):\($0)" })
        } catch CommandFailure.input(let words) {
            self = .refused([words])
        } catch {
            self = .refused(["\(error)"])
        }
    }
}
