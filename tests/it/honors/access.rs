//! Who may call which operation of honours.

use crate::support::access::{Access, Prepare, Vars};

const BRANCH: Prepare =
    |_, world| Box::pin(async { Vars::from([("organization_id", world.branch("village").to_string())]) });

pub fn rows() -> Vec<Access> {
    vec![
        Access::new("list_honors", "city_admin", 200).wrong_role("city"),
        Access::new("list_honors_of_organization", "secretary", 200)
            .wrong_role("city")
            .wrong_scope("other_secretary")
            .prepare(BRANCH),
    ]
}
