// expect: 'exeat' consumed more than once

import Gateway

func spend(exeat: consuming Exeat) {
    _ = exeat.redeem()
    _ = exeat.redeem()
}
