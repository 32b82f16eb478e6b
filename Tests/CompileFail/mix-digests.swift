// expect: conflicting arguments to generic parameter 'Self' ('Digest<Leaf>' vs. 'Digest<Node>')

import Domain
import TransparencyLog

func compare(leaf: Digest<Leaf>, node: Digest<Node>) -> Bool { leaf == node }
