//! Who may call what.

use serde_json::json;

use super::roster_upload::{FORM, form};
use crate::support::World;
use crate::support::access::{Access, Prepare, Vars};

/// The rows of this feature.
pub fn rows() -> Vec<Access> {
    let village: Prepare = |_, world| {
        let id = world.branch("village").to_string();
        Box::pin(async move { Vars::from([("organization_id", id)]) })
    };
    let team: Prepare = |_, world| {
        let id = world.team.to_string();
        Box::pin(async move { Vars::from([("team_id", id)]) })
    };
    let place: Prepare = |_, world| {
        let id = world.place.to_string();
        Box::pin(async move { Vars::from([("place_id", id)]) })
    };
    let project: Prepare = |_, world| {
        let id = world.project.to_string();
        Box::pin(async move { Vars::from([("project_id", id)]) })
    };
    let area: Prepare = |_, world| {
        let id = world.area("FZ-LC-02").to_string();
        Box::pin(async move { Vars::from([("area_id", id)]) })
    };
    let mut rows = trees(village, area);
    rows.extend([
        Access::new("list_members_of_organization", "colleague", 200).wrong_scope("other_member").prepare(village),
        Access::new("list_teams_of_organization", "far_member", 200).prepare(village),
        Access::new("create_team", "secretary", 201).wrong_role("member").wrong_scope("other_secretary").body(
            |world, _| {
                Some(json!({"organization_id": world.branch("village"), "kind": "vanguard", "name": "康江先锋队"}))
            },
        ),
        Access::new("update_team", "contact", 200)
            .wrong_role("member")
            .wrong_scope("other_secretary")
            .prepare(team)
            .body(|_, _| Some(json!({"name": "康江村党员突击队"}))),
        Access::new("list_projects", "far_member", 200),
        Access::new("create_project", "city_admin", 201)
            .wrong_role("secretary")
            .body(|world, _| Some(json!({"area_id": world.area("FZ-LC"), "name": "新能源汽车科技产业园"}))),
        Access::new("update_project", "city_admin", 200)
            .wrong_role("secretary")
            .prepare(project)
            .body(|_, _| Some(json!({"ended_on": "2026-12-31"}))),
        Access::new("list_project_organizations", "far_member", 200).prepare(project),
        Access::new("set_project_organizations", "city_admin", 200)
            .wrong_role("city")
            .prepare(project)
            .body(|world, _| Some(json!({"organization_ids": [world.branch("site")]}))),
        Access::new("list_places", "far_member", 200),
        Access::new("get_place", "far_member", 200).prepare(place),
        Access::new("create_place", "secretary", 201).wrong_role("member").wrong_scope("other_secretary").body(
            |world, _| {
                let (area, branch) = (world.area("FZ-LC-01"), world.branch("village"));
                Some(json!({"kind": "grid", "area_id": area, "organization_id": branch, "name": "第三网格"}))
            },
        ),
        Access::new("update_place", "secretary", 200)
            .wrong_role("member")
            .wrong_scope("other_secretary")
            .prepare(place)
            .body(|_, _| Some(json!({"name": "康江村委会"}))),
        Access::new("list_postings", "member", 200),
        Access::new("create_posting", "city_admin", 201).wrong_role("secretary").body(|world, _| {
            Some(json!({
                "member_id": world.person("doctor").member_id,
                "host_id": world.branch("far_village"),
                "role": "medical_team",
                "starts_on": "2026-05-01",
            }))
        }),
        Access::new("update_posting", "city_admin", 200)
            .wrong_role("secretary")
            .prepare(|app, world| {
                Box::pin(async move {
                    let list = app.get("/api/v1/postings").by(world.person("city_admin")).send().await;
                    let id = list.expect(200)["items"][0]["id"].as_str().unwrap().to_owned();
                    Vars::from([("posting_id", id)])
                })
            })
            .body(|_, _| Some(json!({"ends_on": "2026-12-31"}))),
    ]);
    rows.extend(rosters());
    rows
}

const A_MEMBER: &str = "member_id,branch_id,name,phone,role\nN-1,B-village,吴敏,10000009001,党员\n";

fn rosters() -> [Access; 2] {
    let members = |_: &World, _: &Vars| Some((FORM, form(&[("members", A_MEMBER)])));
    [
        Access::new("plan_roster", "security_admin", 200).wrong_role("city_admin").raw(members),
        Access::new("import_roster", "security_admin", 200)
            .wrong_role("city_admin")
            .prepare(|app, world| {
                Box::pin(async move {
                    let planned = app.post("/api/v1/roster/plan").by(world.person("security_admin"));
                    let planned = planned.bytes(FORM, form(&[("members", A_MEMBER)])).send().await;
                    Vars::from([("plan", planned.expect(200)["plan"].as_str().unwrap().to_owned())])
                })
            })
            .query("?plan={plan}")
            .raw(members),
    ]
}

fn trees(village: Prepare, area: Prepare) -> Vec<Access> {
    vec![
        Access::new("list_domains", "member", 200),
        Access::new("list_work_themes", "member", 200),
        Access::new("list_areas", "member", 200),
        Access::new("create_area", "city_admin", 201).wrong_role("city").body(|world, _| {
            Some(json!({"code": "FZ-DL", "parent_id": world.area("FZ"), "kind": "zone", "name": "东临新区"}))
        }),
        Access::new("update_area", "city_admin", 200)
            .wrong_role("county")
            .prepare(area)
            .body(|_, _| Some(json!({"name": "清源镇"}))),
        Access::new("list_organizations", "member", 200),
        Access::new("get_organization", "far_member", 200).prepare(village),
        Access::new("create_organization", "city_admin", 201).wrong_role("secretary").body(|world, _| {
            let area = world.area("FZ-LC-01");
            Some(json!({"code": "C-1", "kind": "committee", "area_id": area, "name": "中共太坊镇委员会"}))
        }),
        Access::new("update_organization", "city_admin", 200)
            .wrong_role("secretary")
            .prepare(village)
            .body(|_, _| Some(json!({"short_name": "康江村支部"}))),
        Access::new("set_organization_links", "city_admin", 200)
            .wrong_role("secretary")
            .prepare(|_, world| {
                let id = world.branch("station").to_string();
                Box::pin(async move { Vars::from([("organization_id", id)]) })
            })
            .body(|world, _| Some(json!({"partner_ids": [world.branch("site"), world.branch("far_village")]}))),
    ]
}
