// The one who cosigns.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// The one who cosigns: finds a step, stores it durably, makes it, and only then answers.
///
/// The first failure of the disk stops it until the next start, which reads what is there: what is
/// in doubt is not cosigned.
public actor WitnessLedger {
    private let folder: WitnessFolder
    private let cosigner: Cosigner
    private let time: any TimeSource
    private let origins: [String: String]
    private var state: WitnessState
    private var failure: WitnessError?

    /// The key that its cosignatures verify with.
    public nonisolated let cosignerKey: CosignerKey

    /// Takes up a folder that this process holds the lock of.
    ///
    /// - Throws: `WitnessError` when it is none, or anything in it is missing or damaged.
    public init(of folder: WitnessFolder, time: any TimeSource) throws(WitnessError) {
        let cosigner = try folder.cosigner()
        self.folder = folder
        self.time = time
        let contents = try folder.contents()
        state = contents.state
        origins = Dictionary(
            contents.origins.map { (WitnessFolder.stem(of: $0), $0) }, uniquingKeysWith: { $1 })
        cosignerKey = cosigner.cosignerKey
        self.cosigner = cosigner
    }

    /// Answers `add-checkpoint`; the state on disk is the one that the answer speaks of.
    ///
    /// - Throws: `WitnessError`; nothing was cosigned, and nothing will be until the next start.
    public func answer(to body: [UInt8]) throws(WitnessError) -> WitnessAnswer {
        // INVARIANT: no `await` from finding the step to making it, or two requests that start from
        // one size could both be cosigned.
        if let failure { throw .stopped("\(failure)") }
        do {
            let step: WitnessStep
            do { step = try state.step(for: body, at: try now()) } catch let refusal
                as WitnessRefusal
            {
                if case .inconsistent(let request, _) = refusal { try folder.keep(request) }
                return WitnessAnswer(refusal)
            }
            let origin = step.after.checkpoint.origin
            try folder.store(step.after, after: state.record(of: origin))
            try state.advance(by: step)
            guard let cosignature = try state.cosign(origin, by: cosigner) else {
                throw WitnessError.stopped("the state lost what was stored")
            }
            return WitnessAnswer(cosignature)
        } catch {
            let failure = error as? WitnessError ?? .stopped("\(error)")
            self.failure = failure
            throw failure
        }
    }

    /// What was cosigned last of the log whose origin has this SHA-256, with the cosignature.
    ///
    /// - Parameter digest: In lower-case hexadecimal.
    /// - Returns: The note, or nil if nothing was cosigned of such a log.
    /// - Throws: `WitnessError` when the ledger has stopped.
    public func checkpoint(ofLog digest: String) throws(WitnessError) -> [UInt8]? {
        if let failure { throw .stopped("\(failure)") }
        guard let origin = origins[digest], let record = state.record(of: origin) else {
            return nil
        }
        do {
            let cosignature = try state.cosign(origin, by: cosigner)
            return try record.note.attaching([cosignature].compactMap { $0?.line }).bytes
        } catch { throw .stopped("\(error)") }
    }

    private func now() throws(WitnessError) -> CosignatureTime {
        let seconds = time.now().seconds
        guard seconds > 0, let time = CosignatureTime(seconds: UInt64(seconds)) else {
            throw .stopped("the clock cannot be trusted")
        }
        return time
    }
}
