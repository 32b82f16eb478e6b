// A file of consents, as somebody names it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
public import Segments

/// A file of consents, as somebody names it, with what they say of it.
public struct ImportFile: Hashable, Sendable, Codable {
    /// The file.
    public let path: String
    /// How it is written: as CSV or as JSON objects, one a line.
    public let format: SourceDescription.Format
    /// The manifest's text; nil when it comes without.
    public let manifest: String?

    /// Joins the parts.
    public init(path: String, format: SourceDescription.Format, manifest: String?) {
        self.path = path
        self.format = format
        self.manifest = manifest
    }

    /// Reads the manifest.
    func readManifest() throws(GatewayError) -> ConsentManifest? {
        guard let manifest else { return nil }
        do { return try ConsentManifest(parsing: Array(manifest.utf8)) } catch {
            throw .input(.inputInvalid, "\(error); nothing was taken in")
        }
    }

    /// Opens the file; where it is JSON, an object may lack what it does not say.
    func open() throws(GatewayError) -> (source: any ProfileSource, columns: ConsentFileColumns) {
        let source: any ProfileSource
        do {
            switch format {
            case .csv: source = try CSVSource(path: path, settings: CSVSettings())
            case .ndjson:
                source = try NDJSONSource(
                    path: path,
                    columns: ConsentFileColumns.names + ConsentFileColumns.optionalNames)
            case .customerInsights:
                throw GatewayError.input(
                    .inputInvalid, "consents come as CSV or as JSON objects, one a line")
            }
        } catch let error as SourceError {
            throw GatewayError(error)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
        do { return (source, try ConsentFileColumns(header: source.columns)) } catch {
            throw .input(.inputInvalid, "`\(path)`: \(error); nothing of the file was taken in")
        }
    }
}
