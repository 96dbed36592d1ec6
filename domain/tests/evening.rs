//! Short stories of an evening: what one thing leads to.

mod support;

use gatehouse_domain::ledger::invariants;
use gatehouse_domain::scan::Denial;
use gatehouse_domain::ticket_type::EntryPolicy;
use support::{Gate, denied, facts, label};

#[test]
fn a_second_use_is_told_when_and_where_the_first_was() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 3));
    let first = gate.check_in(1);
    assert!(first.admitted());
    let second = gate.check_in(1);
    assert_eq!(denied(&second), Some(&Denial::AlreadyCheckedIn));
    let earlier = second.earlier.clone().unwrap();
    assert_eq!((earlier.at, earlier.point), (first.at, Some(label("north"))));
    assert!(second.double_read, "one second later at the same gate");
    assert_eq!(second.occupancy.inside, 1);
    assert!(gate.check_out(1).admitted());
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 0);
    invariants::check(&gate.ledger).unwrap();
}
