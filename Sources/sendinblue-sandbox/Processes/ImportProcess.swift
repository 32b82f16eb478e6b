// One background job.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One background job of the account.
struct ImportProcess: Equatable, Sendable {
    /// The states of the API.
    enum Status: String, Sendable {
        case queued
        case inProcess = "in_process"
        case processing, completed, failed, cancelled

        /// True if nothing happens any more.
        var isEnd: Bool { self == .completed || self == .failed || self == .cancelled }
    }

    let id: Int
    var status = Status.queued
    /// How often it was asked for.
    var polls = 0
    /// How it will end: completed, failed or cancelled; processing for one that never does.
    let end: Status
    let createdAt: Moment
    /// The body of the import, kept until it is applied.
    var pending: [UInt8]?
    /// The list that the import made.
    var newList: Int?
    var report = ImportReport()

    /// As `GET /processes/{id}` shows it.
    func value(_ form: ReportForm, address: String) -> JSONValue {
        var members = [
            JSONMember(name: "id", value: .integer(id)),
            JSONMember(name: "name", value: "IMPORTUSER"),
            JSONMember(name: "status", value: .string(status.rawValue)),
        ]
        if status == .completed, form != .none {
            let report = report.value(form, process: id, address: address)
            members.append(JSONMember(name: "info", value: ["import": report]))
        }
        return .object(members)
    }

    /// Counts one poll and moves on; true if it has just ended.
    mutating func poll(of total: Int) -> Bool {
        guard !status.isEnd else { return false }
        polls += 1
        guard polls < total || end == .processing else {
            status = end
            return true
        }
        let running: [Status] = [.queued, .inProcess, .processing]
        // The last poll before the end says `processing`; with few polls the first states are
        // skipped.
        let place = polls - 1 + max(0, running.count - (total - 1))
        status = running[min(place, running.count - 1)]
        return false
    }
}
