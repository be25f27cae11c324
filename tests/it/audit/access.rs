//! Who may read the trail: auditors, and nobody else, not even the other administrators.

use serde_json::json;

use crate::support::access::Access;

pub fn rows() -> Vec<Access> {
    vec![
        Access::new("list_audit_events", "auditor", 200).wrong_role("security_admin"),
        Access::new("newest_seal", "auditor", 200).wrong_role("city_admin"),
        Access::new("verify_audit", "auditor", 200).body(|_, _| Some(json!({}))).wrong_role("city"),
    ]
}
