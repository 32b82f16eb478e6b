// The text of one file, chunk by chunk.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The text of one file, chunk by chunk; only what is UTF-8 is handed out.
final class TextChunks {
    /// Where in the present chunk reading goes on.
    var position = 0
    /// Where the present chunk stops being UTF-8; its end if it does not.
    private(set) var end = 0
    private let file: FileChunks
    private var validator = UTF8Validator()
    /// Where in the file the first wrong character begins.
    private var problemOffset: UInt64?

    init(_ file: FileChunks) { self.file = file }

    /// The present chunk, to be read from `position` to `end`.
    var buffer: [UInt8] { file.buffer }

    /// The file's path.
    var path: String { file.path }

    /// Goes on to the next chunk once this one was read to its `end`; false when there is none.
    ///
    /// - Throws: `SourceError` without a row, also where the file stops being UTF-8.
    func advance() throws(SourceError) -> Bool {
        try refuseProblem()
        let hasBytes = try file.advance()
        (position, end) = (0, file.count)
        if !hasBytes {
            if !validator.isComplete {
                problemOffset = file.offset - UInt64(validator.openCount)
            }
            try refuseProblem()
            return false
        }
        let chunk = file.buffer
        if let place = validator.firstProblem(in: chunk.span.extracting(0..<end)) {
            problemOffset = UInt64(Int(file.offset) + place)
            end = max(place, 0)
        }
        return true
    }

    /// A problem at `position`.
    func error(_ problem: SourceProblem) -> SourceError {
        SourceError(file: file.path, offset: file.offset + UInt64(position), problem: problem)
    }

    private func refuseProblem() throws(SourceError) {
        guard let problemOffset else { return }
        throw SourceError(file: file.path, offset: problemOffset, problem: .notUTF8)
    }
}
