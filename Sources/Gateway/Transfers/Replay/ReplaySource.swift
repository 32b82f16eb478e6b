// A source that is read again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy
import Segments

/// A source that is read again: where it is now, and what it must be.
struct ReplaySource: Sendable {
    let segment: Name<Segment>
    let description: SourceDescription
    /// The digest and the columns that the entry names.
    let digest: String
    let columns: [String: Int]

    /// The sources of a decision, in order; kept copies are named by the segment.
    static func all(
        of facts: DecisionFacts, keptCopies: [String: String], in workroom: Workroom
    ) throws(GatewayError) -> [ReplaySource] {
        let export = try workroom.export(facts.export)
        guard export.segments.count == facts.sources.count else {
            throw .integrity(
                "INVALID: export `\(export.name)`: it has \(export.segments.count) segments, and "
                    + "the transfer was decided from \(facts.sources.count) sources")
        }
        let known = Set(export.segments.map(\.text))
        if let unknown = keptCopies.keys.sorted().first(where: { !known.contains($0) }) {
            throw .input(
                .inputInvalid,
                "the transfer was not decided from a segment `\(unknown)`, but from "
                    + known.sorted().map { "`\($0)`" }.joined(separator: ", "))
        }
        var sources: [ReplaySource] = []
        for (index, name) in export.segments.enumerated() {
            let place = try workroom.segment(name).source
            sources.append(
                ReplaySource(
                    segment: name,
                    description: SourceDescription(
                        format: place.format, path: keptCopies[name.text] ?? place.path,
                        entity: place.entity),
                    digest: facts.sources[index], columns: facts.columns[index]))
        }
        return sources
    }

    /// Decides every row of it, and holds its digest against the one that was recorded.
    ///
    /// - Throws: `GatewayError.input` that names the segment, when its file is another by now.
    func decide(
        by pass: inout DecisionPass, under policy: CompiledPolicy, salts: [SubjectSalt],
        meter: any ProgressMeter
    ) throws(GatewayError) {
        guard let matching = ColumnMatching(recorded: columns, policy: policy) else {
            throw .integrity(
                "INVALID: segment `\(segment)`: the recorded columns are not those of the policy")
        }
        let source: any ProfileSource
        do {
            source = try ProfileSources.open(description)
            // A column beyond the table's last is a sign of another table, and must not be read.
            guard columns.values.allSatisfy({ $0 < source.columns.count }) else {
                throw changed("it has \(source.columns.count) columns")
            }
        } catch let error as SourceError {
            throw changed("\(error)")
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
        do {
            try pass.decide(source, matching) { (rows, bytesRead) throws(GatewayError) in
                meter.report("replaying", done: bytesRead, total: source.byteCount)
                return rows.map { $0 < salts.count ? salts[$0] : SubjectSalt(0, 0) }
            }
        } catch {
            // It was read to its end without a complaint when it was decided from.
            if case .input(_, let words) = error { throw changed(words) }
            throw error
        }
        guard source.digest().hexadecimal == digest else {
            throw changed("its bytes have another digest")
        }
    }

    private func changed(_ cause: String) -> GatewayError {
        .input(
            .planSegmentChanged,
            "segment `\(segment)` is not the file any more that was decided from: \(cause); a kept "
                + "copy can be named with `--source \(segment)=PATH`")
    }
}
