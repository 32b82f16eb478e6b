// Finding plans and their approvals.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions

extension Workroom {
    func plan(_ identifier: Identifier<Transfer>) throws(GatewayError) -> PlanRecord {
        let found: PlanRecord?
        do { found = try store.plan(identifier) } catch { throw GatewayError(error) }
        guard let found else { throw .notFound(kind: "plan", name: "\(identifier)") }
        return found
    }

    /// A plan's approvals, oldest first.
    func approvals(of plan: Identifier<Transfer>) throws(GatewayError) -> [ApprovalRecord] {
        do { return try store.approvals(of: plan) } catch { throw GatewayError(error) }
    }
}

extension PlanRecord {
    /// The plan as the rules of approval look at it.
    func approvable(by approvers: [Role]) -> ApprovablePlan {
        ApprovablePlan(
            plan: identifier, digest: digest, plannedBy: plannedBy, approvers: approvers)
    }
}
