//! How large the city is, when what happens, and what everything is called. Pure, drawn from a seed.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::clock::Clock;
use crate::reports::ReportKind;
use crate::services::Services;

/// How large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Counties, districts and zones.
    pub counties: usize,
    /// Townships of each.
    pub townships: usize,
    /// Branches.
    pub branches: usize,
    /// Reports.
    pub reports: usize,
    /// Pictures that the reports share.
    pub pictures: u64,
    /// Branches the counties send on, of both honours together.
    pub candidates: usize,
    /// Most branches named with each honour.
    pub honors: usize,
}

impl Scale {
    /// The city of the brief: 8,800 branches.
    pub const CITY: Self = Self {
        counties: 13,
        townships: 12,
        branches: 8_800,
        reports: 60_000,
        pictures: 300,
        candidates: 640,
        honors: 100,
    };
    /// The same in small, for tests.
    pub const SMALL: Self =
        Self { counties: 3, townships: 2, branches: 176, reports: 900, pictures: 6, candidates: 24, honors: 4 };
}

impl Scale {
    /// The same with another number of reports.
    #[must_use]
    pub const fn with_reports(self, reports: usize) -> Self {
        Self { reports, ..self }
    }
}

/// How much of the year is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// All of it, to a revocation in autumn.
    Autumn,
    /// Spring: of the branches that declared, a third waits for its first level, a third for its county, a third for the
    /// city.
    Spring,
}

/// Domains with their shares of 8,800 branches; the first competes for the other honour.
pub(super) const DOMAINS: [(&str, usize); 8] = [
    ("rural", 1_810),
    ("community", 620),
    ("government", 2_300),
    ("soe", 520),
    ("school", 1_150),
    ("hospital", 420),
    ("private_enterprise", 1_480),
    ("social_org", 500),
];

/// Days of the year on which things happen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub begin: NaiveDate,
    pub declare: NaiveDate,
    pub self_score: NaiveDate,
    pub township: NaiveDate,
    pub county: NaiveDate,
    pub city: NaiveDate,
    pub inspect: NaiveDate,
    pub publicize: NaiveDate,
    pub objections: NaiveDate,
    pub name: NaiveDate,
    pub revoke: NaiveDate,
}

/// Everything that is drawn.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub scale: Scale,
    pub seed: u64,
    pub days: Days,
    pub zone: Tz,
    pub until: Until,
}

impl Plan {
    /// The last year in which everything that is played lies in the past.
    pub fn new(scale: Scale, seed: u64, until: Until, (today, zone): (NaiveDate, Tz)) -> Self {
        let over = match until {
            Until::Autumn => today.month() == 12,
            Until::Spring => today.month() > 5,
        };
        let year = if over { today.year() } else { today.year() - 1 };
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
        let days = Days {
            begin: on(1, 4),
            declare: on(3, 20),
            self_score: on(4, 16),
            township: on(5, 6),
            county: on(5, 20),
            city: on(6, 5),
            inspect: on(6, 11),
            publicize: on(6, 16),
            objections: on(6, 18),
            name: on(7, 1),
            revoke: on(11, 12),
        };
        Self { scale, seed, days, zone, until }
    }

    pub fn year(&self) -> i32 {
        self.days.begin.year()
    }

    /// Numbers for one purpose and one thing.
    pub fn dice(&self, purpose: u64, thing: usize) -> Dice {
        Dice::new(self.seed ^ purpose.rotate_left(40) ^ (thing as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A moment of a day in the city.
    pub fn at(&self, day: NaiveDate, minute: i64) -> DateTime<Utc> {
        let midnight = day.and_hms_opt(0, 0, 0).unwrap_or_default();
        let local = (midnight + TimeDelta::minutes(minute)).and_local_timezone(self.zone);
        local.earliest().map_or_else(|| midnight.and_utc(), |at| at.to_utc())
    }

    /// The services with the clock set to the forenoon of a day.
    pub fn services_on(&self, services: &Services, day: NaiveDate) -> Services {
        Services { clock: Clock::fixed(self.at(day, 9 * 60 + 30), self.zone), ..services.clone() }
    }

    /// How many branches each domain has.
    pub fn branches_of(&self) -> Vec<(&'static str, usize)> {
        let whole: usize = DOMAINS.iter().map(|(_, share)| share).sum();
        let mut left = self.scale.branches;
        let mut counts = Vec::new();
        for (domain, share) in DOMAINS.iter().rev() {
            let count = (self.scale.branches * share / whole).clamp(1, left.max(1));
            left = left.saturating_sub(count);
            counts.push((*domain, count));
        }
        counts.reverse();
        if let Some(first) = counts.first_mut() {
            first.1 += left;
        }
        counts
    }
}

/// Numbers from a seed: splitmix64, the same on every machine and with every version of every library.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        usize::try_from(self.next() % bound).unwrap_or_default()
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(of.len());
        &of[at]
    }
}

const SURNAMES: [&str; 24] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗",
    "郑", "梁", "谢", "宋", "唐",
];
const GIVEN: [&str; 24] = [
    "建国", "秀英", "志强", "丽华", "文斌", "玉兰", "国平", "春梅", "海涛", "晓燕", "永福", "桂芳", "俊杰", "雪琴",
    "德明", "淑珍", "小军", "红霞", "立新", "爱民", "子涵", "思远", "长青", "月娥",
];
const FIRST: [&str; 20] = [
    "青", "石", "竹", "云", "松", "兰", "桥", "清", "金", "东", "南", "西", "北", "上", "下", "长", "新", "古", "白",
    "龙",
];
const SECOND: [&str; 20] = [
    "溪", "岭", "源", "坪", "塘", "湾", "桥", "坑", "田", "冈", "陂", "港", "洲", "坊", "亭", "渡", "洞", "排", "背",
    "家",
];
const COUNTIES: [&str; 13] =
    ["东河", "南屏", "西林", "北苑", "云岭", "清江", "石门", "竹山", "金湖", "长宁", "新安", "白沙", "龙泉"];

/// A person's name.
pub(super) fn person(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN))
}

/// A county's name and kind.
pub(super) fn county(number: usize) -> (String, &'static str) {
    let name = COUNTIES[number % COUNTIES.len()];
    match number {
        0 | 1 => (format!("{name}区"), "district"),
        11.. => (format!("{name}新区"), "zone"),
        _ => (format!("{name}县"), "county"),
    }
}

fn word(number: usize) -> String {
    let (first, second) = (number % FIRST.len(), number / FIRST.len() % SECOND.len());
    let round = number / (FIRST.len() * SECOND.len());
    let more = ["", "大", "小", "前", "后"][round % 5];
    format!("{more}{}{}", FIRST[first], SECOND[(second + first * 7) % SECOND.len()])
}

/// A township's name.
pub(super) fn township(number: usize) -> String {
    format!("{}{}", word(number * 3 + 1), if number.is_multiple_of(3) { "乡" } else { "镇" })
}

/// A branch's full name, by its domain and its number among those of the domain.
pub(super) fn branch(domain: &str, number: usize, area: &str) -> String {
    let name = word(number);
    match domain {
        "rural" => format!("中共{area}{name}村支部委员会"),
        "community" => format!("中共{area}{name}社区支部委员会"),
        "government" => format!("中共{area}机关第{}支部委员会", number + 1),
        "soe" => format!("中共{name}建设公司第{}支部委员会", number % 5 + 1),
        "school" => format!("中共{area}{name}学校支部委员会"),
        "hospital" => format!("中共{area}{name}医院支部委员会"),
        "private_enterprise" => format!("中共{name}科技有限公司支部委员会"),
        _ => format!("中共{area}{name}协会支部委员会"),
    }
}

/// What a report says: kind, text, outcome.
pub(super) fn report(dice: &mut Dice) -> (ReportKind, String, Option<String>) {
    use ReportKind::{
        CommunityGovernance, Emergency, EnterpriseHelp, ErrandService, HouseholdVisit, Other, PostDuty, VanguardWork,
        VillageService, Volunteer,
    };
    const WHERE: [&str; 10] =
        ["村口", "二组", "老年活动室", "产业园", "小学旁", "河堤", "便民服务点", "三号楼", "集市", "项目工地"];
    let spot = *dice.pick(&WHERE);
    let count = dice.below(18) + 2;
    let (kind, text, outcome) = match dice.below(10) {
        0 => (VanguardWork, format!("在{spot}连续作业，抢回工期{count}天。"), Some(format!("节点提前{count}天完成"))),
        1 => (PostDuty, format!("示范岗在{spot}值班，处理问题{count}个。"), None),
        2 => (HouseholdVisit, format!("到{spot}走访联系户，收集诉求{count}条。"), Some("诉求都有了回音".to_owned())),
        3 => (ErrandService, format!("在{spot}帮群众代办事项{count}件。"), Some(format!("{count}件当天办结"))),
        4 => (VillageService, format!("党员服务队在{spot}清理水渠{count}百米。"), Some("水通到了田里".to_owned())),
        5 => (EnterpriseHelp, format!("上门为{spot}的企业解决用工难题，招到{count}人。"), Some("当月到岗".to_owned())),
        6 => (
            CommunityGovernance,
            format!("在{spot}调解邻里纠纷，来回跑了{count}趟。"),
            Some("双方签了和解书".to_owned()),
        ),
        7 => (Emergency, format!("夜里在{spot}值守，转移低洼户{count}户。"), None),
        8 => (Volunteer, format!("组织志愿者在{spot}打扫，参加{count}人。"), None),
        _ => (Other, format!("在{spot}开了一次院坝会，{count}户参加。"), None),
    };
    (kind, text, outcome)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn plan(seed: u64) -> Plan {
        let today = "2026-11-27".parse().unwrap();
        Plan::new(Scale::CITY, seed, Until::Autumn, (today, chrono_tz::Asia::Shanghai))
    }

    #[test]
    fn the_branches_of_all_domains_are_as_many_as_the_city_has() {
        let counts = plan(1).branches_of();
        assert_eq!(counts, DOMAINS.to_vec());
        let small = Plan { scale: Scale::SMALL, ..plan(1) }.branches_of();
        assert_eq!(small.iter().map(|(_, count)| count).sum::<usize>(), Scale::SMALL.branches);
        assert!(small.iter().all(|(_, count)| *count > 0));
    }

    #[test]
    fn the_same_seed_draws_the_same_and_another_another() {
        let draw = |seed| {
            let mut dice = plan(seed).dice(3, 7);
            (person(&mut dice), report(&mut dice))
        };
        assert_eq!(draw(1), draw(1));
        let many: HashSet<_> = (0..50).map(|seed| draw(seed).1.1).collect();
        assert!(many.len() > 30);
    }

    #[test]
    fn nothing_is_played_that_lies_in_the_future() {
        let year = |until, today: &str| {
            Plan::new(Scale::SMALL, 1, until, (today.parse().unwrap(), chrono_tz::Asia::Shanghai)).year()
        };
        assert_eq!((year(Until::Autumn, "2026-11-27"), year(Until::Autumn, "2026-12-01")), (2025, 2026));
        assert_eq!((year(Until::Spring, "2026-05-31"), year(Until::Spring, "2026-06-01")), (2025, 2026));
    }

    #[test]
    fn villages_of_a_city_have_names_of_their_own() {
        let names: HashSet<String> = (0..1_810).map(word).collect();
        assert_eq!(names.len(), 1_810);
    }
}
