// expect: 'release' is inaccessible due to 'private' protection level

import Gateway
import Policy

func peek(exeat: borrowing Exeat) -> Release { exeat.release }
