//! Questions to a branch: once, after looking, in one line, and declined without effect.

use serde_json::{Value, json};
use shigan::accounts::Level;
use shigan::appraisals::ScoreLevel;

use super::Case;
use crate::appraisals::text;

struct Asking {
    case: Case,
    record: String,
    criteria: Vec<(String, String)>,
}

impl Asking {
    async fn new() -> Self {
        let case = Case::new().await;
        let record = case.bring_up("village", Level::Township, 0).await;
        let path = format!("/api/v1/records/{record}");
        let dossier = case.app.get(&path).by(case.person("city")).send().await.expect(200).clone();
        let line =
            |part: &Value| (text(&part["criterion"]["code"]).to_owned(), text(&part["criterion"]["id"]).to_owned());
        let criteria = dossier["criteria"].as_array().unwrap().iter().map(line).collect();
        Self { case, record, criteria }
    }

    fn criterion(&self, code: &str) -> &str {
        &self.criteria.iter().find(|(one, _)| one == code).unwrap().1
    }

    async fn search(&self, person: &str, code: &str) {
        let path = format!("/api/v1/records/{}/reports?criterion_id={}", self.record, self.criterion(code));
        self.case.app.get(&path).by(self.case.person(person)).send().await.expect(200);
    }

    async fn ask(&self, person: &str, code: &str) -> crate::support::Answer {
        let body = json!({"criterion_id": self.criterion(code), "question": "收入数额是哪一天的？"});
        self.case.post(person, &self.record, &format!("/records/{}/supplements", self.record), &body).await
    }
}

#[tokio::test]
async fn asking_is_locked_until_the_reports_were_looked_through_for_that_criterion() {
    let desk = Asking::new().await;
    let locked = desk.ask("county", "A1").await;
    locked.problem(409, "incomplete");
    assert_eq!(locked.pointers(), ["/search"]);
    // Looking for another criterion, or another person's looking, is not it.
    desk.search("county", "A2").await;
    desk.search("city", "A1").await;
    desk.ask("county", "A1").await.problem(409, "incomplete");
    desk.search("county", "A1").await;
    let asked = desk.ask("county", "A1").await.expect(201).clone();
    // Asked on Wednesday, 20 May: five working days end on the next Wednesday.
    assert_eq!(asked["items"][0]["answer_by"], "2026-05-27");
    assert_eq!(asked["unasked"].as_array().unwrap().len(), 21);
    // All levels together ask once.
    desk.ask("city", "A1").await.problem(409, "conflict");
}

#[tokio::test]
async fn a_branch_answers_in_one_line_or_declines_and_nothing_follows_from_that() {
    let desk = Asking::new().await;
    let case = &desk.case;
    for code in ["A1", "A2"] {
        desk.search("county", code).await;
        desk.ask("county", code).await.expect(201);
    }
    case.score_all("county", &desk.record, ScoreLevel::County, 0).await;
    let waiting = case.step("county", &desk.record, &json!({"step": "conclude"})).await;
    waiting.problem(409, "incomplete");
    assert_eq!(waiting.pointers(), ["/supplements/A1", "/supplements/A2"]);
    let path = format!("/api/v1/records/{}/supplements", desk.record);
    let own = case.app.get(&path).by(case.person("secretary")).send().await.expect(200).clone();
    let answer = async |person: &str, at: usize, body: Value| {
        let path = format!("/api/v1/supplements/{}/answer", text(&own["items"][at]["id"]));
        case.app.post(&path).by(case.person(person)).json(&body).send().await
    };
    answer("other_secretary", 0, json!({})).await.problem(404, "not-found");
    answer("contact", 0, json!({"answer": "一\n二"})).await.problem(422, "invalid");
    let answered = answer("contact", 0, json!({"answer": " 12月31日，共23.6万元 ", "typed_seconds": 90}))
        .await
        .expect(200)
        .clone();
    assert_eq!(answered["items"][0]["answer"], "12月31日，共23.6万元");
    let declined = answer("secretary", 1, json!({})).await.expect(200).clone();
    assert!(declined["items"][1]["answer"].is_null() && !declined["items"][1]["answered_at"].is_null());
    answer("secretary", 1, json!({"answer": "还是补一句"})).await.problem(409, "wrong-state");
    case.take("county", &desk.record, "conclude").await;
    // What was asked is added up by the level that asked, for everybody to see.
    let path = format!("/api/v1/cycles/{}/burden", case.cycle);
    let gauge = case.app.get(&path).by(case.person("member")).send().await.expect(200).clone();
    let county =
        json!({"level": "county", "asked": 2, "answered": 1, "declined": 1, "returned": 0, "typed_minutes": 2});
    assert_eq!(gauge["levels"][1], county);
    assert_eq!(gauge["levels"][2]["asked"], 0);
}

#[tokio::test]
async fn a_question_that_is_not_answered_in_time_holds_nothing_up() {
    let desk = Asking::new().await;
    desk.search("county", "A1").await;
    desk.ask("county", "A1").await.expect(201);
    desk.case.score_all("county", &desk.record, ScoreLevel::County, 0).await;
    desk.case.app.set_time("2026-05-28T02:00:00Z");
    desk.case.take("county", &desk.record, "conclude").await;
    // And a level that has concluded asks nothing any more.
    desk.search("county", "A2").await;
    desk.ask("county", "A2").await.problem(409, "wrong-state");
}

impl Asking {
    /// The questions somebody finds over the cycle, by criterion.
    async fn listed(&self, person: &str, query: &str) -> Vec<(String, Value)> {
        let path = format!("/api/v1/cycles/{}/supplements{query}", self.case.cycle);
        let page = self.case.app.get(&path).by(self.case.person(person)).send().await.expect(200).clone();
        let line = |one: &Value| (text(&one["criterion"]).to_owned(), one.clone());
        page["items"].as_array().unwrap().iter().map(line).collect()
    }

    async fn codes(&self, person: &str, query: &str) -> Vec<String> {
        self.listed(person, query).await.into_iter().map(|(code, _)| code).collect()
    }
}

#[tokio::test]
async fn questions_over_all_records_tell_which_were_answered_so_that_nobody_opens_records_to_look() {
    let desk = Asking::new().await;
    let case = &desk.case;
    for code in ["A1", "A2", "A3"] {
        desk.search("county", code).await;
        desk.ask("county", code).await.expect(201);
    }
    let all = desk.listed("county", "").await;
    assert_eq!(desk.codes("county", "").await, ["A3", "A2", "A1"]);
    let answer = |at: usize, body: Value| {
        let path = format!("/api/v1/supplements/{}/answer", text(&all[at].1["id"]));
        let call = case.app.post(&path).by(case.person("secretary"));
        async move { call.json(&body).send().await.expect(200).clone() }
    };
    answer(2, json!({"answer": "12月31日"})).await;
    answer(1, json!({})).await;
    assert_eq!(desk.codes("county", "?state=open").await, ["A3"]);
    let answered = desk.listed("township", "?state=answered").await;
    assert_eq!(desk.codes("county", "?state=answered").await, ["A2", "A1"]);
    assert_eq!((&answered[1].1["answer"], &answered[1].1["state"]), (&json!("12月31日"), &json!("answered")));
    assert_eq!(answered[0].1["answer"], Value::Null, "it was declined");
    assert_eq!(desk.codes("city", "?level=city").await, Vec::<String>::new());
    assert_eq!(desk.codes("city", "?level=county").await.len(), 3);
    // The day passes, and nothing follows from it.
    case.app.set_time("2026-05-28T02:00:00Z");
    assert_eq!(desk.codes("county", "?state=lapsed").await, ["A3"]);
    assert!(desk.codes("county", "?state=open").await.is_empty());
    let path = format!("/api/v1/cycles/{}/supplements?limit=2", case.cycle);
    let page = case.app.get(&path).by(case.person("county")).send().await.expect(200).clone();
    let next = format!("?limit=2&cursor={}", text(&page["next_cursor"]));
    assert_eq!(desk.codes("county", &next).await, ["A1"]);
}

#[tokio::test]
async fn questions_to_branches_out_of_scope_or_of_the_caller_are_not_listed_and_blind_ones_have_no_words() {
    let desk = Asking::new().await;
    desk.search("county", "A1").await;
    desk.ask("county", "A1").await.expect(201);
    for person in ["far_county", "other_township", "reviewing_member"] {
        assert!(desk.codes(person, "").await.is_empty(), "{person}");
    }
    assert!(desk.codes("county", "?domain=hospital").await.is_empty());
    assert!(desk.codes("county", &format!("?area_id={}", desk.case.world.area("FZ-LA"))).await.is_empty());
    desk.case.make_blind("city").await;
    let blind = desk.listed("city", "").await;
    assert!(text(&blind[0].1["organization"]).starts_with("候选支部"));
    assert_eq!((&blind[0].1["question"], &blind[0].1["answer"]), (&Value::Null, &Value::Null));
    assert_eq!(desk.listed("county", "").await[0].1["question"], "收入数额是哪一天的？");
}
