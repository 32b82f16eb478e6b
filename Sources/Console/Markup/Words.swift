// Values as pages show them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Values as pages show them.
enum Words {
    /// A whole number with a comma between thousands.
    static func figure(_ number: some BinaryInteger) -> HTMLText {
        let digits = String(number.magnitude)
        var grouped = number < 0 ? "-" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return "\(grouped)"
    }

    /// A time in UTC, whole seconds.
    static func time(_ instant: Instant) -> HTMLText {
        let text = "\(instant.wholeSecond)"
        return "<time datetime=\"\(text)\">\(text)</time>"
    }

    /// A name that somebody chose: its direction of writing stays inside.
    static func name(_ text: String) -> HTMLText { "<bdi>\(text)</bdi>" }

    /// A code or a digest.
    static func code(_ text: String) -> HTMLText { "<code>\(text)</code>" }

    /// A reason code with what it means.
    static func reason(_ reason: ReasonCode) -> HTMLText {
        "\(code("\(reason)")): \(ReasonMeaning.text(of: reason))"
    }

    /// Nothing, told so that a cell is not empty.
    static let none: HTMLText = "none"

    /// Where a transfer stands: a sign, the word and what it means, so that colour is not needed.
    static func state(_ state: TransferState) -> HTMLText {
        switch state {
        case .refused: "✕ refused: nothing left"
        case .cleared: "… cleared: being sent"
        case .delivered: "✔ delivered"
        case .partial: "◐ partly delivered"
        case .rejected: "✕ rejected by the recipient"
        case .interrupted: "‖ interrupted"
        case .uncertain: "? uncertain: it may have left"
        }
    }

    /// Where a batch stands.
    static func state(_ state: DeliveryRecord.State) -> HTMLText {
        switch state {
        case .started: "… started"
        case .delivered: "✔ delivered"
        case .failed: "✕ failed: it did not arrive"
        case .uncertain: "? uncertain: it may have arrived"
        }
    }
}
