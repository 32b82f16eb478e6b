// A question about one profile field.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A question about one profile field; an absent or unreadable value never answers yes.
enum FieldTest: Hashable, Sendable {
    /// Text that is one of these, byte for byte.
    case isOneOf([String])
    /// Text that is none of these.
    case isNoneOf([String])
    /// A flag with this value.
    case isFlag(Bool)
    /// Any value at all.
    case isPresent
    /// A birth date of somebody who has had this many birthdays on the day of the run, in UTC.
    ///
    /// Somebody born on 29 February has the birthday on 1 March in other years: the later day.
    case isAged(Int)
    /// A day before this one.
    case isBefore(CalendarDate)
    /// A day after this one.
    case isAfter(CalendarDate)
    /// Yes for everybody: what the mutation check puts in the place of a test.
    case always
    /// No for everybody: what the mutation check puts in the place of one of several arms.
    case never
}
