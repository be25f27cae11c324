//! The public list and the page made of it. Pure.
//!
//! Invariant: every text that comes from the database is escaped on its way into the page.

use chrono::NaiveDate;

use crate::appraisals::schedule::Notice;
use crate::db::types::RecordId;
use crate::word_enum;

word_enum! {
    /// How a branch stands on the list.
    pub enum Standing {
        /// 公示: proposed, and public for some working days.
        Proposed = "proposed",
        /// 已命名.
        Named = "named",
    }
}

/// One branch on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its record, to which an objection is addressed.
    pub record_id: RecordId,
    /// `red_flag` or `model`.
    pub honor: String,
    /// Full official name.
    pub name: String,
    /// Name of its area.
    pub area: String,
    /// Name of its domain for people.
    pub domain: String,
    /// How it stands.
    pub standing: Standing,
    /// First day on which it is public.
    pub since: NaiveDate,
    /// Last day of publicity.
    pub until: NaiveDate,
}

/// The list of a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicList {
    /// Name of the cycle.
    pub cycle: String,
    /// Who publishes it, and where people may turn with an objection.
    pub notice: Notice,
    /// Whether an objection may carry a contact: there is a key to seal it with.
    pub takes_contacts: bool,
    /// In the order of areas.
    pub branches: Vec<Listed>,
}

impl PublicList {
    /// The list as a page that prints on A4. It loads nothing from anywhere and runs nothing.
    #[must_use]
    pub fn page(&self) -> String {
        let title = format!("{}公示名单", escaped(&self.cycle));
        let mut page = format!(
            "<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
             </head>\n<body>\n<h1>{title}</h1>\n"
        );
        for (honor, heading) in [("red_flag", "红旗党支部"), ("model", "模范党支部")] {
            let of: Vec<&Listed> = self.branches.iter().filter(|one| one.honor == honor).collect();
            if of.is_empty() {
                continue;
            }
            page.push_str(&format!(
                "<h2>{heading}</h2>\n<table>\n<thead><tr><th>所在地</th><th>党组织</th><th>领域</th><th>公示时间</th></tr></thead>\n<tbody>\n"
            ));
            for one in of {
                let named = if one.standing == Standing::Named { "（已命名）" } else { "" };
                page.push_str(&format!(
                    "<tr><td>{}</td><td>{}{named}</td><td>{}</td><td>{}至{}</td></tr>\n",
                    escaped(&one.area),
                    escaped(&one.name),
                    escaped(&one.domain),
                    day(one.since),
                    day(one.until),
                ));
            }
            page.push_str("</tbody>\n</table>\n");
        }
        page.push_str("<p>排名不分先后，按行政区划顺序排列。</p>\n");
        page.push_str(&self.how_to_object());
        if let Some(issuer) = &self.notice.issuer {
            page.push_str(&format!("<p class=\"issuer\">{}</p>\n", escaped(issuer)));
        }
        page.push_str("</body>\n</html>\n");
        page
    }

    fn how_to_object(&self) -> String {
        let ways = [("电话", &self.notice.phone), ("来信来访", &self.notice.address)];
        let lines: String = ways
            .into_iter()
            .filter_map(|(name, text)| text.as_ref().map(|text| format!("<li>{name}：{}</li>\n", escaped(text))))
            .collect();
        let told = "公示期间，如对公示对象有异议，请反映具体事实；留下联系方式的，予以保密并反馈。";
        let list = if lines.is_empty() { String::new() } else { format!("<ul>\n{lines}</ul>\n") };
        format!("<p>{told}</p>\n{list}")
    }
}

const STYLE: &str = "body{font:18px/1.6 serif;max-width:50em;margin:2em auto;padding:0 1em}\
h1{font-size:1.5em;text-align:center}h2{font-size:1.2em}table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #999;padding:.3em .5em;text-align:left}thead{display:table-header-group}\
tr,ul{break-inside:avoid}.issuer{text-align:right}@page{size:A4;margin:20mm}@media print{body{font-size:12pt;margin:0;max-width:none}}";

fn day(day: NaiveDate) -> String {
    day.format("%Y年%-m月%-d日").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(honor: &str, name: &str, standing: Standing) -> Listed {
        Listed {
            record_id: uuid::Uuid::nil().into(),
            honor: honor.to_owned(),
            name: name.to_owned(),
            area: "太坊镇".to_owned(),
            domain: "农村".to_owned(),
            standing,
            since: "2026-05-21".parse().unwrap(),
            until: "2026-05-27".parse().unwrap(),
        }
    }

    #[test]
    fn the_page_names_branches_under_their_honour_and_escapes_what_it_is_given() {
        let list = PublicList {
            cycle: "2026年度".to_owned(),
            notice: Notice {
                issuer: Some("中共抚州市委组织部".to_owned()),
                phone: Some("0794-0000000<b>".to_owned()),
                address: None,
            },
            takes_contacts: true,
            branches: vec![
                listed("red_flag", "康江村<script>支部", Standing::Proposed),
                listed("red_flag", "石桥村支部", Standing::Named),
            ],
        };
        let page = list.page();
        assert!(page.contains("康江村&lt;script&gt;支部") && !page.contains("<script"));
        assert!(page.contains("石桥村支部（已命名）"));
        assert!(page.contains("2026年5月21日至2026年5月27日"));
        assert!(page.contains("电话：0794-0000000&lt;b&gt;") && !page.contains("来信来访"));
        assert!(page.contains("<p class=\"issuer\">中共抚州市委组织部</p>"));
        // An honour without a branch has no heading.
        assert!(page.contains("红旗党支部") && !page.contains("模范党支部"));
    }
}
