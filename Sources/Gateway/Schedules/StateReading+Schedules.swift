// Finding schedules.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension StateReading {
    /// The schedules that run when they are due, by the export's name.
    func activeSchedules() throws(GatewayError) -> [ExportSchedule] {
        do { return try schedules().filter { $0.state == .active } } catch {
            throw GatewayError(error)
        }
    }

    /// The schedule of an export, whatever its state; nil when it never had one.
    func schedule(of export: Name<Export>) throws(GatewayError) -> ExportSchedule? {
        do { return try schedules().first { $0.export == export } } catch {
            throw GatewayError(error)
        }
    }
}
