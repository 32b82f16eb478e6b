// exeat key rotate.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway

/// `exeat key rotate`: a new key takes over from the present one.
struct KeyRotateCommand: HomeCommand {
    /// The keys that can be rotated.
    enum Key: String, ExpressibleByArgument, CaseIterable {
        case logSigning = "log-signing"
        case subjectTag = "subject-tag"
    }

    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Let a new key take over from the present one.",
        discussion: """
            log-signing: from now on both keys sign every checkpoint. Hand the new verifier key to \
            whoever checks the log; once all have it, `exeat key rotate log-signing --finish` ends \
            the old one.

            subject-tag: a new epoch begins; people have other pseudonyms in transfers from now \
            on. The key before it stays until `exeat key destroy-epoch`.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Which key: log-signing or subject-tag.")
    var key: Key

    @Flag(help: "End the older of two signing keys; the newer one signs alone from then on.")
    var finish = false

    func validate() throws {
        guard !finish || key == .logSigning else {
            throw ValidationError("`--finish` is for log-signing alone")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        switch key {
        case .logSigning where finish:
            let retired = try await home.gatekeeper.carryOut(RetireLogKey(), for: home.caller)
            try output.print(retired) {
                Terminal.print("Ended \(retired.retired).")
                Terminal.print("  Its last checkpoint is of size \(retired.until).")
                Terminal.print("  \(retired.vkey) signs alone from now on.")
            }
        case .logSigning:
            let rotated = try await home.gatekeeper.carryOut(RotateLogKey(), for: home.caller)
            try output.print(rotated) {
                Terminal.print("Both keys sign from now on.")
                Terminal.print("  New verifier key   \(rotated.vkey)")
                Terminal.print("  Signs beside       \(rotated.previous)")
                Terminal.print(
                    "Hand the new one to whoever checks the log; then: "
                        + "exeat key rotate log-signing --finish")
            }
        case .subjectTag:
            let rotated = try await home.gatekeeper.perform(RotateEpoch(), for: home.caller)
            try output.print(rotated) {
                Terminal.print("Epoch \(rotated.epoch) begins with the next transfer.")
            }
        }
        return .done
    }
}
