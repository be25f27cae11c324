//! The object store behind a public address, and away.

use std::net::SocketAddr;

use serde_json::json;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::assert_bare;
use crate::reports::{Shot, id_of, pictured, plain, put, read, settled, submit};
use crate::support::app::s3_settings;
use crate::support::{TestApp, World};

/// A door to the S3 service that can be shut: open connections are cut then, and new ones hang up at once.
struct Door {
    address: SocketAddr,
    open: watch::Sender<bool>,
}

impl Door {
    async fn to(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (open, opened) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let (mut opened, target) = (opened.clone(), target.clone());
                tokio::spawn(async move {
                    if !*opened.borrow_and_update() {
                        return;
                    }
                    let Ok(mut far) = TcpStream::connect(target).await else { return };
                    tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => {}
                        _ = opened.changed() => {}
                    }
                });
            }
        });
        Self { address, open }
    }
}

fn setting(name: &str) -> String {
    s3_settings().into_iter().find(|(one, _)| one == name).unwrap().1
}

fn on_s3<'a>(settings: &'a [(String, String)], others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let given = settings.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    given.chain(others.iter().copied()).collect()
}

#[tokio::test]
async fn with_a_public_address_a_picture_is_a_link_that_works_for_anyone_and_is_kept_by_nobody() {
    let (settings, public) = (s3_settings(), setting("SHIGAN_S3_ENDPOINT"));
    let app = TestApp::spawn_with(&on_s3(&settings, &[("SHIGAN_S3_PUBLIC_ENDPOINT", public.as_str())])).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let path = format!("/api/v1/reports/{id}/photos/{}/renditions/320", shot.id);
    let answer = app.get(&path).by(member).send().await;
    answer.expect(307);
    assert_eq!(answer.header("cache-control"), Some("private, no-store"));
    let link = answer.header("location").unwrap();
    assert!(link.starts_with(&public) && link.contains("X-Amz-Expires=300"), "{link}");
    let picture = app.http.get(link).send().await.unwrap();
    assert_eq!(picture.status(), 200);
    assert_bare(&picture.bytes().await.unwrap(), "the picture behind the link");
    app.get(&path).by(world.person("far_member")).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn while_the_store_is_away_a_photo_is_asked_to_come_back_and_a_report_without_one_is_taken() {
    let target = setting("SHIGAN_S3_ENDPOINT").trim_start_matches("http://").to_owned();
    let door = Door::to(target).await;
    let (settings, endpoint) = (s3_settings(), format!("http://{}", door.address));
    let app = TestApp::spawn_with(&on_s3(&settings, &[("SHIGAN_S3_ENDPOINT", endpoint.as_str())])).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, app.clock.new_id::<uuid::Uuid>().as_u64_pair().1);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);

    door.open.send_replace(false);
    let refused = put(&app, member, &id, &shot).await;
    refused.problem(503, "unavailable");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(read(&app, member, &id).await.expect(200)["photos"][0]["state"], "awaited");
    submit(&app, member, &plain(&app)).await.expect(201);
    let ready = app.get("/health/ready").send().await;
    assert_eq!(ready.expect(200), &json!({"live": true, "storage": false}));

    door.open.send_replace(true);
    put(&app, member, &id, &shot).await.expect(200);
    assert_ne!(read(&app, member, &id).await.expect(200)["photos"][0]["state"], "awaited");
}
