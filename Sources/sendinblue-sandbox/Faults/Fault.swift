// Something that goes wrong on purpose.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Something that goes wrong on purpose, as `--fault` names it.
struct Fault: Equatable, Sendable {
    /// What is counted.
    enum Place: String, Sendable {
        /// Calls of `POST /contacts/import`.
        case importContacts = "import"
        /// Jobs that were made.
        case process
        /// All requests under `/v3`.
        case any
        /// Calls of `GET /account`.
        case account
        /// Calls that make or change one contact.
        case contacts
    }

    /// What happens.
    enum Effect: Equatable, Sendable {
        /// Refused with 429; the limit is lifted after so many seconds. Nothing is done.
        case tooMany(seconds: Int)
        /// Refused with this status. Nothing is done.
        case refused(Int)
        /// The connection closes without an answer. Nothing is done.
        case dropped
        /// The work is done, the answer is 500.
        case failedAfterwards
        /// The work is done, the connection closes without an answer.
        case droppedAfterwards
        /// The work is done, the answer comes so many seconds later.
        case slow(seconds: Double)
        /// The job ends so; `processing` for one that never ends.
        case ending(ImportProcess.Status)
        /// The answer is cut in half.
        case truncated
        /// The answer has no body.
        case emptied
    }

    let place: Place
    let effect: Effect
    /// Which call it meets, counted from 1 since the start; nil for every one.
    let call: Int?
    /// As it was written.
    let text: String

    /// Reads `PLACE:EFFECT:N`, where N is a number from 1 or `*`.
    ///
    /// - Throws: `FaultError` for anything else.
    init(_ text: String) throws(FaultError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, let place = Place(rawValue: parts[0]) else {
            throw .unknown(text)
        }
        let number = parts.count > 2 ? parts[2] : "*"
        if number == "*" {
            call = nil
        } else if let count = Int(number), count > 0 {
            call = count
        } else {
            throw .number(text)
        }
        var rest = parts.dropFirst(3)
        effect = try Self.effect(place, parts[1], &rest, text)
        guard rest.isEmpty else { throw .unknown(text) }
        self.place = place
        self.text = text
    }

    private static func effect(
        _ place: Place, _ name: String, _ rest: inout ArraySlice<String>, _ text: String
    ) throws(FaultError) -> Effect {
        switch (place, name) {
        case (.importContacts, "429"):
            guard let given = rest.popFirst() else { return .tooMany(seconds: 1) }
            guard let seconds = Int(given), seconds >= 0 else { throw .seconds(text) }
            return .tooMany(seconds: seconds)
        case (.importContacts, "slow"):
            guard let given = rest.popFirst(), let seconds = Double(given),
                (0...3600).contains(seconds)
            else { throw .seconds(text) }
            return .slow(seconds: seconds)
        case (.importContacts, "500"): return .refused(500)
        case (.importContacts, "reject"): return .refused(400)
        case (.importContacts, "drop"): return .dropped
        case (.importContacts, "500-after-accept"): return .failedAfterwards
        case (.importContacts, "drop-after-accept"): return .droppedAfterwards
        case (.process, "failed"): return .ending(.failed)
        case (.process, "cancelled"): return .ending(.cancelled)
        case (.process, "stuck"): return .ending(.processing)
        case (.any, "truncated-json"): return .truncated
        case (.any, "empty-body"): return .emptied
        case (.account, "401"): return .refused(401)
        case (.account, "403"): return .refused(403)
        case (.contacts, "425"): return .refused(425)
        default: throw .unknown(text)
        }
    }
}
