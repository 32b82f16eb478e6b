// A job in the state file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension ImportProcess {
    /// Writes the job; a body that waits is JSON already and goes in as it is.
    func append(to bytes: inout [UInt8]) {
        let reasons = ImportReport.Reason.allCases.compactMap { reason in
            report.rows[reason].map { rows in
                JSONMember(name: reason.rawValue, value: .array(rows.map { .string($0) }))
            }
        }
        let head: JSONValue = [
            "id": .integer(id),
            "status": .string(status.rawValue),
            "polls": .integer(polls),
            "end": .string(end.rawValue),
            "createdAt": .string(createdAt.text),
            "newList": newList.map { .integer($0) } ?? .null,
            "report": .object(reasons),
        ]
        head.append(to: &bytes)
        guard let pending else { return }
        bytes.removeLast()
        bytes += ",\"pending\":".utf8
        bytes += pending
        bytes.append(0x7D)
    }

    init(kept value: JSONValue) throws(JSONError) {
        let status = value["status"]?.stringValue.flatMap { Status(rawValue: $0) }
        let end = value["end"]?.stringValue.flatMap { Status(rawValue: $0) }
        self.init(
            id: try value.kept("id", value["id"]?.integerValue),
            status: try value.kept("status", status),
            polls: value["polls"]?.integerValue ?? 0,
            end: try value.kept("end", end),
            createdAt: try value.moment("createdAt"),
            pending: value["pending"]?.bytes,
            newList: value["newList"]?.integerValue)
        for reason in ImportReport.Reason.allCases {
            for row in value["report"]?[reason.rawValue]?.arrayValue ?? [] {
                report.note(reason, row.stringValue ?? "")
            }
        }
    }
}
