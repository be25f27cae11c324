//! Who may see how the installation keeps.

use crate::support::access::Access;

pub fn rows() -> Vec<Access> {
    vec![Access::new("get_keeping", "city_admin", 200).wrong_role("security_admin")]
}
