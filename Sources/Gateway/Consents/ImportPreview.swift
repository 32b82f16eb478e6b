// What taking in a file of consents would do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What taking in a file of consents would do; nothing is changed or recorded.
public struct ImportPreview: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentImport

    /// The file.
    public let file: ImportFile

    /// Asks.
    public init(_ file: ImportFile) { self.file = file }

    /// Reads the file and compares it with what is there.
    ///
    /// - Throws: `GatewayError` when the file as a whole cannot be taken; rows that cannot be are in
    ///   the answer.
    public func answer(in workroom: Workroom) throws(GatewayError) -> ConsentImportReport {
        let findings = try ImportFindings(of: file, in: workroom)
        var finder = DutyFinder(in: workroom)
        guard findings.problems.isEmpty else {
            return findings.report(.wouldBeRefused, finder, duties: 0)
        }
        try finder.look(for: findings.closers)
        return findings.report(
            findings.isNew ? .wouldComeIn : .nothingNew, finder, duties: try finder.duties().count)
    }
}
