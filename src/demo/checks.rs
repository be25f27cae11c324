//! What must hold between the entries of `demo.json`.
//!
//! What lives here: references, phones, days, and who may file for which branch. Invariant: a demo without
//! faults can be loaded in the order of its fields without looking ahead for anything but projects.

use std::collections::{HashMap, HashSet};

use super::content::Demo;

impl Demo {
    /// Everything that does not fit together; empty for the file that is shipped.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut check = Check { known: HashMap::new(), faults: Vec::new() };
        check.declare("region", self.regions.iter().map(|e| &e.r#ref));
        check.declare("organization", self.organizations.iter().map(|e| &e.r#ref));
        check.declare("person", self.members.iter().map(|e| &e.r#ref));
        check.declare("person", self.reviewers.iter().map(|e| &e.r#ref));
        check.declare("project", self.projects.iter().map(|e| &e.r#ref));
        check.declare("place", self.places.iter().map(|e| &e.r#ref));
        check.declare("team", self.teams.iter().map(|e| &e.r#ref));
        check.declare("report", self.reports.iter().map(|e| &e.r#ref));
        self.check_structure(&mut check);
        self.check_people(&mut check);
        self.check_reports(&mut check);
        check.faults
    }

    fn check_structure(&self, check: &mut Check) {
        for region in &self.regions {
            check.points("region", &region.parent);
        }
        for organization in &self.organizations {
            check.points("region", [&organization.region]);
            check.points("organization", &organization.parent);
            check.points("project", &organization.project);
            check.points("organization", &organization.linked_organizations);
            let limited = organization.valid_from_days_ago.is_some() && organization.valid_to_days_ahead.is_some();
            check.hold(organization.is_temporary == limited, &organization.r#ref);
            let competes = matches!(organization.kind.as_str(), "branch" | "general_branch");
            check.hold(competes == organization.appraised, &organization.r#ref);
            check.hold(organization.appraised || !organization.declares, &organization.r#ref);
        }
        for project in &self.projects {
            check.points("region", [&project.region]);
        }
        for place in &self.places {
            check.points("region", [&place.region]);
            check.points("organization", &place.organization);
            check.points("project", &place.project);
        }
        for team in &self.teams {
            check.points("organization", [&team.organization]);
            check.points("project", &team.project);
            check.points("place", &team.place);
            check.points("person", &team.members);
        }
    }

    fn check_people(&self, check: &mut Check) {
        let mut phones = HashMap::new();
        let members = self.members.iter().map(|m| (&m.r#ref, &m.phone));
        for (person, phone) in members.chain(self.reviewers.iter().map(|r| (&r.r#ref, &r.phone))) {
            let fits = phone.len() == 11 && phone.starts_with("100") && phone.bytes().all(|byte| byte.is_ascii_digit());
            check.hold(fits && phones.insert(phone, person).is_none(), person);
        }
        for member in &self.members {
            check.points("organization", [&member.branch]);
        }
        for posting in &self.postings {
            check.points("person", [&posting.member]);
            check.points("organization", &posting.host);
            check.hold(posting.host.is_some() != posting.away_zh.is_some(), &posting.member);
        }
        for liaison in &self.liaisons {
            check.points("person", [&liaison.member]);
        }
        let levels: HashMap<_, _> = self.regions.iter().map(|r| (&r.r#ref, &r.level)).collect();
        for reviewer in &self.reviewers {
            check.points("region", [&reviewer.region]);
            check.hold(levels.get(&reviewer.region) == Some(&&reviewer.level), &reviewer.r#ref);
        }
        for login in &self.logins {
            check.hold(phones.get(&login.phone) == Some(&&login.who), &login.who);
        }
    }

    fn check_reports(&self, check: &mut Check) {
        let home: HashSet<_> = self.members.iter().map(|m| (&m.r#ref, &m.branch)).collect();
        let hosts: HashSet<_> = self.postings.iter().filter_map(|p| Some((&p.member, p.host.as_ref()?))).collect();
        for report in &self.reports {
            check.points("person", [&report.author]);
            check.points("person", &report.filed_by);
            check.points("person", &report.companions);
            check.points("organization", [&report.organization]);
            check.points("place", &report.place);
            check.points("project", &report.project);
            check.points("team", &report.team);
            // A member files for the home branch or for a branch he is posted to.
            let pair = (&report.author, &report.organization);
            check.hold(home.contains(&pair) || hosts.contains(&pair), &report.r#ref);
            let length = report.text.chars().count();
            check.hold((1..=500).contains(&length) && report.photos <= 9, &report.r#ref);
            let late = report.filed_days_ago < report.happened_days_ago;
            check.hold(report.backdated == late, &report.r#ref);
            check.hold(report.filed_days_ago <= report.happened_days_ago, &report.r#ref);
            check.hold(!report.before_after || report.photos >= 2, &report.r#ref);
        }
    }
}

/// Gathers what is declared and what does not hold.
struct Check {
    known: HashMap<String, &'static str>,
    faults: Vec<String>,
}

impl Check {
    fn declare<'a>(&mut self, sort: &'static str, refs: impl Iterator<Item = &'a String>) {
        for name in refs {
            if self.known.insert(name.clone(), sort).is_some() {
                self.faults.push(format!("{name} is declared twice"));
            }
        }
    }

    fn points<'a>(&mut self, sort: &str, refs: impl IntoIterator<Item = &'a String>) {
        for name in refs {
            if self.known.get(name).copied() != Some(sort) {
                self.faults.push(format!("{name} is not a {sort}"));
            }
        }
    }

    fn hold(&mut self, holds: bool, name: &str) {
        if !holds {
            self.faults.push(format!("{name} breaks a rule of the demo"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::path::Path;

    use super::super::content::Demo;

    fn text(path: &str) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    }

    fn demo() -> Demo {
        serde_json::from_str(&text("src/demo/demo.json")).unwrap()
    }

    #[test]
    fn every_reference_of_the_demo_resolves_and_no_rule_is_broken() {
        assert_eq!(demo().faults(), Vec::<String>::new());
    }

    #[test]
    fn no_word_of_the_banned_list_occurs() {
        let banned = ["打卡", "签到", "任务上报", "积分", "点赞", "排行榜", "完成率", "逾期", "造假", "虚假"];
        let mut files = vec!["src/demo/demo.json".to_owned(), "src/organizations/data/work_themes.json".to_owned()];
        for domain in demo().organizations.into_iter().filter_map(|o| o.domain) {
            files.push(format!("src/appraisals/sheets/{domain}.json"));
        }
        for file in files {
            let text = text(&file);
            for word in banned {
                assert!(!text.contains(word), "{word} in {file}");
            }
        }
    }

    #[test]
    fn all_domains_kinds_of_organisation_and_ways_of_filing_are_shown() {
        let demo = demo();
        let branches = demo.organizations.iter().filter(|o| o.appraised);
        let domains: HashSet<_> = branches.filter_map(|o| o.domain.as_deref()).collect();
        assert_eq!(domains.len(), 8);
        let kinds: HashSet<_> = demo.organizations.iter().map(|o| o.kind.as_str()).collect();
        assert_eq!(kinds.len(), 5);
        let activities: HashSet<_> = demo.reports.iter().map(|r| r.kind.as_str()).collect();
        assert_eq!(activities.len(), 10);
        assert!(demo.reports.iter().any(|r| r.backdated));
        assert!(demo.reports.iter().any(|r| r.filed_by.is_some()));
        assert!(demo.reports.iter().filter(|r| r.photos == 0).count() >= 5);
        assert!(demo.reports.iter().any(|r| r.photos >= 3));
    }

    #[test]
    fn codes_are_those_of_the_data_files_and_of_the_member_screen() {
        let activities = [
            "vanguard_work",
            "post_duty",
            "household_visit",
            "errand_service",
            "village_service",
            "enterprise_help",
            "community_governance",
            "emergency",
            "volunteer",
            "other",
        ];
        let themes = text("src/organizations/data/work_themes.json");
        let domains = text("src/organizations/data/domains.json");
        let demo = demo();
        for report in &demo.reports {
            assert!(activities.contains(&report.kind.as_str()), "{}", report.r#ref);
            let theme = report.theme.as_deref().unwrap_or("industry");
            assert!(themes.contains(&format!("\"{theme}\"")), "{theme}");
        }
        for organization in &demo.organizations {
            let domain = organization.domain.as_deref().unwrap_or("rural");
            assert!(domains.contains(&format!("\"{domain}\"")), "{domain}");
        }
    }
}
