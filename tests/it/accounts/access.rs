//! Who may call which operation of accounts.

use diesel::prelude::*;
use serde_json::json;
use shigan::db::schema::{role_grants, sessions};
use shigan::db::types::{GrantId, SessionId};

use super::{PASSWORD, with_code, with_password};
use crate::support::access::{Access, Vars};

/// A row of an operation on the account of `colleague`.
fn on_colleague(operation: &'static str, status: u16) -> Access {
    Access::new(operation, "security_admin", status).wrong_role("city_admin").prepare(|_, world| {
        Box::pin(async { Vars::from([("account_id", world.person("colleague").account_id.to_string())]) })
    })
}

pub fn rows() -> Vec<Access> {
    vec![
        Access::new("create_session", "member", 201)
            .public()
            .prepare(|app, world| {
                Box::pin(async {
                    with_password(app, world.person("member")).await;
                    Vars::new()
                })
            })
            .body(|world, _| Some(json!({"login": world.person("member").login, "password": PASSWORD}))),
        Access::new("list_sessions", "member", 200),
        Access::new("end_current_session", "member", 204),
        Access::new("end_session", "member", 204).wrong_scope("colleague").prepare(|app, world| {
            Box::pin(async {
                let owner = world.person("member").account_id;
                let own: SessionId = app
                    .db(move |conn| {
                        let own = sessions::table.filter(sessions::account_id.eq(owner));
                        own.select(sessions::id).first(conn).unwrap()
                    })
                    .await;
                Vars::from([("session_id", own.to_string())])
            })
        }),
        Access::new("get_me", "member", 200),
        Access::new("change_password", "member", 204)
            .prepare(|app, world| {
                Box::pin(async {
                    with_password(app, world.person("member")).await;
                    Vars::new()
                })
            })
            .body(|_, _| Some(json!({"current_password": PASSWORD, "new_password": "Reed-918-stone"}))),
        Access::new("activate_account", "member", 204)
            .public()
            .prepare(|app, world| {
                Box::pin(async { Vars::from([("code", with_code(app, world.person("member")).await)]) })
            })
            .body(|world, vars| {
                let login = &world.person("member").login;
                Some(json!({"login": login, "code": vars["code"], "new_password": PASSWORD}))
            }),
        Access::new("create_account", "security_admin", 201)
            .wrong_role("city_admin")
            .body(|_, _| Some(json!({"login": "13800000009", "name": "吴敏"}))),
        Access::new("list_accounts", "security_admin", 200).wrong_role("auditor"),
        on_colleague("get_account", 200),
        on_colleague("lock_account", 200).body(|_, _| Some(json!({"reason": "手机丢失"}))),
        on_colleague("unlock_account", 200),
        on_colleague("issue_activation_code", 201),
        on_colleague("list_account_sessions", 200),
        on_colleague("end_account_session", 204).prepare(|app, world| {
            Box::pin(async {
                let owner = world.person("colleague").account_id;
                let session: SessionId = app
                    .db(move |conn| {
                        let of = sessions::table.filter(sessions::account_id.eq(owner));
                        of.select(sessions::id).first(conn).unwrap()
                    })
                    .await;
                Vars::from([("account_id", owner.to_string()), ("session_id", session.to_string())])
            })
        }),
        on_colleague("grant_role", 201).body(|_, _| Some(json!({"role": "auditor"}))),
        Access::new("end_role", "security_admin", 204).wrong_role("city_admin").prepare(|app, world| {
            Box::pin(async {
                let account_id = world.person("contact").account_id;
                let grant: GrantId = app
                    .db(move |conn| {
                        let held = role_grants::table.filter(role_grants::account_id.eq(account_id));
                        held.select(role_grants::id).first(conn).unwrap()
                    })
                    .await;
                Vars::from([("account_id", account_id.to_string()), ("grant_id", grant.to_string())])
            })
        }),
    ]
}
