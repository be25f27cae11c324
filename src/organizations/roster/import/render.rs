//! A plan as text for a terminal: counts in Chinese and English, then the first lines of each kind.

use std::fmt::{self, Write as _};

use super::apply::Applied;
use super::plan::{Entry, Plan, TablePlan};

/// Lines of each kind that [`fmt::Display`] shows.
const SHOWN: usize = 10;

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(SHOWN))
    }
}

impl fmt::Display for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.plan)?;
        writeln!(
            f,
            "已导入 imported: 新账号 new accounts {}, 激活码 codes {}, 停用党员 members blocked {}, 撤销支部 branches dissolved {}",
            self.new_accounts,
            self.codes.len(),
            self.blocked,
            self.dissolved
        )
    }
}

impl Plan {
    /// The plan with at most `shown` lines of each kind.
    #[must_use]
    pub fn render(&self, shown: usize) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _written = self.write(&mut text, shown);
        text
    }

    fn write(&self, text: &mut String, shown: usize) -> fmt::Result {
        for table in &self.tables {
            write_counts(text, table)?;
        }
        for table in &self.tables {
            for (sign, entries) in [("+", &table.new), ("~", &table.changed), (">", &table.moved), ("-", &table.gone)] {
                write_entries(text, table, sign, entries, shown)?;
            }
        }
        for (title, list) in [("问题 problems", &self.problems), ("提示 notes", &self.notes)] {
            if list.is_empty() {
                continue;
            }
            writeln!(text, "{title}: {}", list.len())?;
            for problem in list.iter().take(shown) {
                writeln!(text, "  ! {} | {} [{}]", problem.message_zh, problem.message_en, problem.code)?;
            }
            write_rest(text, list.len(), shown)?;
        }
        if self.left_out > 0 {
            writeln!(text, "另有 {} 条未列出 | {} more are not listed", self.left_out, self.left_out)?;
        }
        if self.is_empty() && self.is_usable() {
            writeln!(text, "没有变化 | nothing changes")?;
        }
        Ok(())
    }
}

fn write_counts(text: &mut String, table: &TablePlan) -> fmt::Result {
    write!(
        text,
        "{} {}: 新增 new {}, 变更 changed {}, 调动 moved {}, 不在表中 gone {}, 未变 same {}",
        table.table.word(),
        table.table.code(),
        table.new.len(),
        table.changed.len(),
        table.moved.len(),
        table.gone.len(),
        table.same
    )?;
    if table.waiting > 0 {
        write!(text, ", 待处理 waiting {}", table.waiting)?;
    }
    writeln!(text)
}

fn write_entries(text: &mut String, table: &TablePlan, sign: &str, entries: &[Entry], shown: usize) -> fmt::Result {
    for entry in entries.iter().take(shown) {
        write!(text, "  {sign} {} {} {}", table.table.word(), entry.code, entry.name)?;
        for field in &entry.fields {
            write!(text, "  {}: {} → {}", field.field, field.old, field.new)?;
        }
        writeln!(text)?;
    }
    write_rest(text, entries.len(), shown)
}

fn write_rest(text: &mut String, count: usize, shown: usize) -> fmt::Result {
    if count > shown {
        writeln!(text, "    … 另有 {} 条 | {} more", count - shown, count - shown)?;
    }
    Ok(())
}
