//! More than there is room for: who is turned away is told so at once, and comes in when somebody has left.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use shigan::clock::Clock;
use shigan::db::DbError;
use shigan::gate::Gate;
use shigan::jobs::{self, Handler, JobError, Runner};
use tokio::sync::{Barrier, Notify, watch};

use crate::reports::{Shot, id_of, pictured, put, read, submit};
use crate::support::{Answer, TestApp, World};

#[track_caller]
fn turned_away(answer: &Answer) {
    let problem = answer.problem(503, "unavailable");
    assert_eq!(problem["retryable"], true);
    let seconds: u32 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=10).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn a_photo_beyond_the_room_is_answered_503_and_taken_when_there_is_room() {
    let app = TestApp::spawn_with(&[("SHIGAN_UPLOADS_AT_ONCE", "1")]).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1), Shot::new(&app, 2)];
    let body = pictured(&app, &shots);
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);

    let path = format!("/api/v1/reports/{id}/photos/{}/content", shots[0].id);
    let mut phone = TcpStream::connect(app.base.replace("http://", "")).unwrap();
    let (first, rest) = shots[0].bytes.split_at(100);
    let head = format!(
        "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        member.token,
        shots[0].bytes.len()
    );
    phone.write_all(head.as_bytes()).unwrap();
    phone.write_all(first).unwrap();
    app.until("the first photo is on its way", || async { app.services.uploads.inside() == 1 }).await;

    // A bad line takes none of the room of those who read and write words.
    assert_eq!(app.services.requests.inside(), 0);
    turned_away(&put(&app, member, &id, &shots[1]).await);
    read(&app, member, &id).await.expect(200);
    let metrics = format!("http://{}/metrics", app.server.as_ref().unwrap().metrics_address().unwrap());
    let told = app.http.get(metrics).send().await.unwrap().text().await.unwrap();
    assert!(told.contains("shigan_inside{door=\"uploads\"} 1"), "{told}");
    assert!(told.contains("shigan_turned_away_total{door=\"uploads\"} 1"), "{told}");

    phone.write_all(rest).unwrap();
    let mut answer = [0; 12];
    let answer = tokio::task::spawn_blocking(move || {
        phone.read_exact(&mut answer).unwrap();
        answer
    });
    assert_eq!(&answer.await.unwrap()[9..], b"200");
    app.until("the first photo has left", || async { app.services.uploads.inside() == 0 }).await;
    put(&app, member, &id, &shots[1]).await.expect(200);
}

#[tokio::test]
async fn whoever_is_turned_away_hears_of_it_before_he_has_sent_everything() {
    let app = TestApp::spawn_with(&[("SHIGAN_UPLOADS_AT_ONCE", "1")]).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let _inside = app.services.uploads.enter().unwrap();
    let path = format!("/api/v1/reports/{}/photos/{}/content", id_of(&body), shot.id);
    let mut phone = TcpStream::connect(app.base.replace("http://", "")).unwrap();
    let head = format!(
        "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: 20000000\r\n\r\n",
        member.token
    );
    phone.write_all(head.as_bytes()).unwrap();
    let answer = tokio::task::spawn_blocking(move || {
        let mut answer = String::new();
        phone.read_to_string(&mut answer).unwrap();
        answer
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
}

#[tokio::test]
async fn whoever_listens_only_after_sending_everything_hears_that_he_was_turned_away_and_his_connection_ends() {
    let app = TestApp::spawn_with(&[("SHIGAN_UPLOADS_AT_ONCE", "1")]).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let _inside = app.services.uploads.enter().unwrap();
    let path = format!("/api/v1/reports/{}/photos/{}/content", id_of(&body), shot.id);
    // One whose body came with its head, and one of twenty megabytes.
    for length in [100, 20_000_000] {
        let mut phone = TcpStream::connect(app.base.replace("http://", "")).unwrap();
        let head = format!(
            "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {length}\r\n\r\n",
            member.token
        );
        let heard = tokio::task::spawn_blocking(move || {
            let mut request = head.into_bytes();
            request.resize(request.len() + length, 7);
            phone.write_all(&request).unwrap();
            let mut heard = String::new();
            phone.read_to_string(&mut heard).unwrap();
            heard
        });
        let heard = heard.await.unwrap();
        assert!(heard.starts_with("HTTP/1.1 503 ") && heard.contains("connection: close"), "{length}: {heard}");
    }
    // One whose body never ends.
    let mut phone = TcpStream::connect(app.base.replace("http://", "")).unwrap();
    let head = format!(
        "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ntransfer-encoding: chunked\r\n\r\n4\r\nabcd\r\n",
        member.token
    );
    let heard = tokio::task::spawn_blocking(move || {
        phone.write_all(head.as_bytes()).unwrap();
        let mut heard = String::new();
        phone.read_to_string(&mut heard).unwrap();
        heard
    });
    assert!(heard.await.unwrap().starts_with("HTTP/1.1 503 "));
}

#[tokio::test]
async fn requests_beyond_the_room_are_answered_503_but_for_those_who_ask_for_the_health() {
    let app = TestApp::spawn_with(&[("SHIGAN_REQUESTS_AT_ONCE", "1")]).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let inside = app.services.requests.enter().unwrap();
    turned_away(&app.get("/api/v1/reports").by(member).send().await);
    app.get("/health/live").send().await.expect(204);
    app.get("/health/ready").send().await.expect(200);
    drop(inside);
    app.get("/api/v1/reports").by(member).send().await.expect(200);
    app.until("nobody is inside", || async { app.services.requests.inside() == 0 }).await;
}

const JOBS: usize = 3;

/// Notes how many of its jobs are at work at the same time.
#[derive(Default)]
struct Counting {
    at_work: AtomicUsize,
    most: AtomicUsize,
    done: AtomicUsize,
    /// With it no job ends before all have begun.
    together: Option<Barrier>,
}

impl Handler for Counting {
    fn kind(&self) -> &'static str {
        "counting"
    }

    fn run(&self, _: String) -> Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + '_>> {
        Box::pin(async move {
            let now = self.at_work.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            match &self.together {
                Some(barrier) => {
                    barrier.wait().await;
                }
                // Others that were begun get their turn before this one ends.
                None => {
                    for _ in 0..100 {
                        tokio::task::yield_now().await;
                    }
                }
            }
            self.at_work.fetch_sub(1, Ordering::SeqCst);
            self.done.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
    }
}

/// Counts jobs of another kind.
#[derive(Default)]
struct LongWaiting(AtomicUsize);

impl Handler for LongWaiting {
    fn kind(&self) -> &'static str {
        "long waiting"
    }

    fn run(&self, _: String) -> Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + '_>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A runner with a slot for each of three jobs, which are waiting.
struct Work {
    app: TestApp,
    handler: Arc<Counting>,
    long_waiting: Arc<LongWaiting>,
    stop: watch::Sender<bool>,
    running: tokio::task::JoinHandle<()>,
}

impl Work {
    async fn begin(people: &Gate, together: bool) -> Self {
        let mut app = TestApp::spawn().await;
        // Its own runner would take the jobs.
        app.server.take().unwrap().stop().await;
        let clock = app.clock.clone();
        app.services
            .db
            .write(move |conn| {
                for job in 0..JOBS {
                    jobs::enqueue(conn, &clock, "counting", &job.to_string())?;
                }
                Ok::<_, DbError>(())
            })
            .await
            .unwrap();
        let handler = Arc::new(Counting { together: together.then(|| Barrier::new(JOBS)), ..Counting::default() });
        let long_waiting = Arc::<LongWaiting>::default();
        let handlers: Vec<Arc<dyn Handler>> = vec![handler.clone(), long_waiting.clone()];
        let (bell, clock) = (Arc::new(Notify::new()), app.clock.clone());
        let runner = Runner::new(app.services.db.clone(), clock, handlers, JOBS, bell).standing_back(people.clone());
        let (stop, stopping) = watch::channel(false);
        Self { app, handler, long_waiting, stop, running: tokio::spawn(runner.run(stopping)) }
    }

    fn done(&self) -> usize {
        self.handler.done.load(Ordering::SeqCst)
    }

    /// How many were at work at once, when all are done.
    async fn at_once(self) -> usize {
        self.app.until("all jobs are done", || async { self.done() == JOBS }).await;
        self.stop.send(true).unwrap();
        self.running.await.unwrap();
        self.handler.most.load(Ordering::SeqCst)
    }
}

#[tokio::test]
async fn jobs_stand_back_while_people_crowd_the_door_but_not_for_ever() {
    let gate = Gate::new("uploads", 4);
    assert_eq!(Work::begin(&gate, true).await.at_once().await, JOBS);

    let crowd = [gate.enter().unwrap(), gate.enter().unwrap()];
    let work = Work::begin(&gate, false).await;
    // One that has waited for long is done, so the queue was looked at; the others are not.
    let earlier = Clock::fixed(work.app.clock.now().utc() - chrono::TimeDelta::seconds(31), chrono_tz::Asia::Shanghai);
    work.app.db(move |conn| jobs::enqueue(conn, &earlier, "long waiting", "1").unwrap()).await;
    work.app.until("it is done", || async { work.long_waiting.0.load(Ordering::SeqCst) == 1 }).await;
    assert_eq!(work.done(), 0);
    work.app.clock.set(work.app.clock.now().utc() + chrono::TimeDelta::seconds(31));
    assert_eq!(work.at_once().await, 1);

    // While people are turned away even that has to wait, for minutes.
    let full = gate.enter().unwrap();
    let work = Work::begin(&gate, false).await;
    let ago = |seconds| {
        let then = work.app.clock.now().utc() - chrono::TimeDelta::seconds(seconds);
        Clock::fixed(then, chrono_tz::Asia::Shanghai)
    };
    let (older, old) = (ago(301), ago(299));
    work.app.db(move |conn| jobs::enqueue(conn, &old, "long waiting", "1").unwrap()).await;
    work.app.db(move |conn| jobs::enqueue(conn, &older, "long waiting", "2").unwrap()).await;
    work.app.until("the older one is done", || async { work.long_waiting.0.load(Ordering::SeqCst) == 1 }).await;
    assert_eq!((work.done(), work.long_waiting.0.load(Ordering::SeqCst)), (0, 1));
    drop(full);
    work.app.until("so is the other", || async { work.long_waiting.0.load(Ordering::SeqCst) == 2 }).await;

    let work = Work::begin(&gate, true).await;
    drop(crowd);
    assert_eq!(work.at_once().await, JOBS);
}
