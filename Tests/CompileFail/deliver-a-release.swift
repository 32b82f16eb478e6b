// expect: cannot convert value of type 'Release' to expected argument type 'Exeat'

import Gateway
import Policy

func send(release: Release, to destination: any Destination) async {
    _ = await destination.deliver(release)
}
