// Who may be written to under the newsletter's policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import sample_profiles

/// Who may be written to under the newsletter's policy, by a slow reading of the files.
struct NewsletterOracle {
    private let today: CalendarDate
    private let said: [String: [[String: String]]]
    private let region = Set(
        """
        AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE
        """.split(separator: " ").map(String.init))

    init(consents: [[String: String]], today: CalendarDate) {
        self.today = today
        said = Dictionary(grouping: consents) { $0["contact"] ?? "" }
    }

    /// The reason against each profile; nil when it may leave.
    func reasons(against profiles: [[ProfileColumn: String]]) -> [String?] {
        let byAddress = Dictionary(
            said.map { (Self.normalised($0.key), $0.value) }, uniquingKeysWith: +)
        return profiles.map { profile in
            let address = Self.normalised(profile[.email] ?? "")
            if address.isEmpty { return "address" }
            return reason(against: profile, lines: byAddress[address] ?? [])
        }
    }

    private static func normalised(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        _ = EmailNormaliser.normalise(Array(text.utf8)[...], into: &bytes)
        return bytes
    }

    private func reason(
        against profile: [ProfileColumn: String], lines: [[String: String]]
    ) -> String? {
        if lines.contains(where: { $0["state"] == "Objected" }) { return "objected" }
        let closing = ["ConsentWithdrawn", "ConsentRefused"]
        let heard = lines.filter { $0["state"] != "Objected" }.sorted {
            let (left, right) = ($0["expressed_at"] ?? "", $1["expressed_at"] ?? "")
            return left == right ? closing.contains($1["state"] ?? "") : left < right
        }
        guard let last = heard.last else { return "silent" }
        guard let state = last["state"], state.hasSuffix("Given") else { return last["state"] }
        guard let at = Instant(last["expressed_at"] ?? "") else { return "time" }
        let limits = ["P24M", last["valid_for"] ?? ""].compactMap(Period.init)
        let now = Instant(seconds: Int64(today.daysSinceEpoch) * 86_400)
        if limits.contains(where: { $0.end(from: at) <= now }) { return "expired" }
        if last["type"] == "dpv:ImpliedConsent" { return "implied" }
        if last["confirmed"] != "true" { return "unconfirmed" }
        if Int(last["notice_version"] ?? "") ?? 0 < 4 { return "notice" }
        let recipients = (last["recipients"] ?? "").split(separator: "|")
        if !recipients.contains("sendinblue") { return "recipient" }
        if !region.contains(profile[.country] ?? "") { return "region" }
        guard let birth = CalendarDate(utf8: Array((profile[.birthDate] ?? "").utf8)) else {
            return "birth date"
        }
        return birth.years(until: today) >= 16 ? nil : "age"
    }
}
