// Everything that a source gives.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Segments

/// Everything that a source gives: its rows up to the end or an error.
struct Reading: Equatable {
    var rows: [[String]] = []
    var problem: SourceProblem?
    var error: SourceError?

    /// Reads a source to its end.
    init(_ source: any ProfileSource, limit: Int = 3) {
        var batch = ProfileBatch(columnCount: source.columns.count)
        do {
            while try source.read(into: &batch, limit: limit) { take(batch) }
        } catch {
            take(batch)
            self.error = error
            problem = error.problem
        }
    }

    /// A source that could not be opened.
    init(_ error: SourceError) {
        self.error = error
        problem = error.problem
    }

    /// Opens a CSV file and reads it to its end.
    static func csv(
        _ path: String, _ settings: CSVSettings = CSVSettings(), chunkBytes: Int = 4_096
    ) -> Reading {
        do {
            return Reading(try CSVSource(path: path, settings: settings, chunkBytes: chunkBytes))
        } catch { return Reading(error) }
    }

    /// Opens a file of JSON objects and reads it to its end.
    static func lines(_ path: String, chunkBytes: Int = 4_096) -> Reading {
        do {
            return Reading(try NDJSONSource(path: path, chunkBytes: chunkBytes))
        } catch { return Reading(error) }
    }

    /// Opens an export folder and reads it to its end.
    static func export(
        _ path: String, entity: String? = nil, chunkBytes: Int = 4_096
    ) -> Reading {
        do {
            return Reading(try ExportSource(path: path, entity: entity, chunkBytes: chunkBytes))
        } catch { return Reading(error) }
    }

    private mutating func take(_ batch: ProfileBatch) {
        for row in 0..<batch.rowCount {
            rows.append(
                (0..<batch.columnCount).map {
                    String(decoding: batch.value($0, ofRow: row), as: UTF8.self)
                })
        }
    }
}
