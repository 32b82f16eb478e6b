// expect: type 'Exeat' does not conform to protocol 'Copyable'

import Gateway

struct Hoard {
    var kept: [Exeat]
}
