// expect: 'exeat' consumed more than once

import Gateway

func send(exeat: consuming Exeat, to destination: any Destination) async {
    _ = await destination.deliver(exeat)
    _ = await destination.deliver(exeat)
}
