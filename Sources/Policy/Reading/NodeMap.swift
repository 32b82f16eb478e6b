// A map of a policy file whose keys are known.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A map of a policy file whose keys were compared with the ones the format has.
struct NodeMap {
    let place: Place
    private let members: [String: StrictNode]

    init(place: Place, members: [StrictNode.Member]) {
        self.place = place
        self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    }

    subscript(_ name: String) -> StrictNode? { members[name] }

    /// Where the value of a key stands, or the map when it has no such key.
    func place(of name: String) -> Place { members[name]?.place ?? place }
}
