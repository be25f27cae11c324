//! The table of `docs/appraisal.md` is the table of the code.

use shigan::appraisals::RecordState;
use shigan::appraisals::states::{End, RULES, Rule, Start};

use crate::house::files::text;

fn words(states: &[RecordState]) -> String {
    states.iter().map(|state| format!("`{state}`")).collect::<Vec<_>>().join(", ")
}

fn line(rule: &Rule) -> [String; 5] {
    let from = match rule.from {
        Start::Any(states) => words(states),
        Start::TurnOfLevel => "turn of the level".to_owned(),
        Start::AfterLevel => "after the level".to_owned(),
        Start::SinceTurnOfLevel => "since the turn of the level".to_owned(),
    };
    let to = match rule.to {
        End::State(state) => words(&[state]),
        End::AfterLevel => "after the level".to_owned(),
        End::TurnOfLevel => "turn of the level".to_owned(),
        End::WhereItWas => "where it was".to_owned(),
    };
    let due = [(rule.reason, "reason"), (rule.decision, "decision"), (rule.after_close, "after close")];
    let due: Vec<&str> = due.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
    [format!("`{}`", rule.step), from, to, rule.who.to_string(), due.join(", ")]
}

#[test]
fn the_document_shows_the_table_of_the_code() {
    let document = text("docs/appraisal.md");
    let section = document.split("## Who may do what when").nth(1).unwrap().split("\n\n*Turn").next().unwrap();
    let shown: Vec<[String; 5]> = section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let mut cells: Vec<String> = line.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect();
            cells.truncate(5);
            // The first cell goes on with the word for people.
            cells[0] = cells[0].split(' ').next().unwrap().to_owned();
            cells.try_into().unwrap()
        })
        .collect();
    let wanted: Vec<[String; 5]> = RULES.iter().map(line).collect();
    assert_eq!(shown, wanted);
}
