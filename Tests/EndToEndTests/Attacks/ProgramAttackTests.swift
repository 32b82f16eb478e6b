// Every attack that needs the programs is carried out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

struct ProgramAttackTests {
    @Test(arguments: ProgramAttack.allCases)
    func `an attack yields its documented verdict`(attack: ProgramAttack) throws {
        try attack.row.init().run()
    }
}
