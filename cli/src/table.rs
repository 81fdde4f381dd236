//! Tasks as a table on the terminal.

use gongwen::{Role, Task};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Header and widest width of each column, in cells of the terminal (a Chinese character has two).
const COLUMNS: [(&str, usize); 5] =
    [("任务", 60), ("牵头单位", 28), ("责任单位", 36), ("配合单位", 36), ("完成时限", 20)];

/// The table, with the number of tasks below.
pub(crate) fn of(tasks: &[Task<'_>]) -> String {
    let mut rows = vec![COLUMNS.map(|(header, _)| header.to_owned())];
    rows.extend(tasks.iter().map(row));
    for row in &mut rows {
        for (cell, (_, widest)) in row.iter_mut().zip(COLUMNS) {
            *cell = cut(cell, widest);
        }
    }
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|at| rows.iter().map(|row| row[at].width()).max().unwrap_or(0))
        .collect();
    let mut table = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table + &format!("\n{} tasks\n", tasks.len())
}

fn row(task: &Task<'_>) -> [String; COLUMNS.len()] {
    let mut what: Vec<&str> = task.path.iter().map(|step| &**step).collect();
    what.push(&task.content);
    let deadline = task.deadline.as_ref().map_or(String::new(), |deadline| {
        deadline.date.map_or_else(|| deadline.text.to_string(), |date| date.to_string())
    });
    [
        what.join(" › "),
        units(task, Role::Lead),
        units(task, Role::Responsible),
        units(task, Role::Cooperating),
        deadline,
    ]
}

/// The units that have this part in a task.
pub(crate) fn units(task: &Task<'_>, role: Role) -> String {
    let names = task.units.iter().filter(|unit| unit.role == role);
    names.map(|unit| &*unit.full_name).collect::<Vec<_>>().join("、")
}

/// The text in one line of at most so many cells, `…` for what is left out.
fn cut(text: &str, widest: usize) -> String {
    let line = text.replace(['\n', '\r', '\t'], " ");
    if line.width() <= widest {
        return line;
    }
    let mut room = widest - "…".width();
    let kept = line.chars().take_while(|c| {
        let width = c.width().unwrap_or(0);
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    });
    kept.chain(['…']).collect()
}
