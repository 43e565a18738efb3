//! Related questions against hand labels, when the labels are there.

use mianjing::notebook::{Location, Notebook, QuestionId};
use mianjing::search::index::NoteWordings;
use mianjing::search::related::Relations;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file name and a 0-based line.
type Place = (String, u64);

/// Questions with their places, and for each the places labelled as the same and as near.
#[derive(Default)]
struct Labels {
    questions: Vec<(Place, String)>,
    same: BTreeMap<Place, BTreeSet<Place>>,
    near: BTreeMap<Place, BTreeSet<Place>>,
}

impl Labels {
    fn read(dir: &Path) -> Option<Self> {
        let json = |name: &str| -> Option<Value> {
            serde_json::from_str(&std::fs::read_to_string(dir.join(name)).ok()?).ok()
        };
        let groups = json("related.json")?;
        let mut labels = Self::default();
        for number in 0..5 {
            let note = json(&format!("00{number}.json"))?;
            let file = note["file"].as_str()?;
            for question in note["questions"].as_array()? {
                let place = (file.to_owned(), question["line"].as_u64()?);
                labels.questions.push((place, question["text"].as_str()?.to_owned()));
            }
        }
        for group in groups.as_array()? {
            labels.add(group["members"].as_array()?);
        }
        Some(labels)
    }

    fn add(&mut self, members: &[Value]) {
        let place = |member: &Value| {
            (member["file"].as_str().unwrap().to_owned(), member["line"].as_u64().unwrap())
        };
        for a in members {
            for b in members.iter().filter(|b| place(b) != place(a)) {
                let both = a["relation"] == "same" && b["relation"] == "same";
                let map = if both { &mut self.same } else { &mut self.near };
                map.entry(place(a)).or_default().insert(place(b));
            }
        }
    }

    /// recall@5 and precision@1, reckoned as the labels' own script does: what is labelled near
    /// counts neither way, a query without results as wrong.
    fn score(&self) -> (f64, f64) {
        let mut notebook = Notebook::default();
        let mut notes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, ((file, _), _)) in self.questions.iter().enumerate() {
            notes.entry(file).or_default().push(number);
        }
        let mut places: BTreeMap<QuestionId, usize> = BTreeMap::new();
        let mut wordings = Vec::new();
        for (file, numbers) in notes {
            let note = notebook.intern(Location::Virtual(file.to_owned()));
            for (index, &number) in numbers.iter().enumerate() {
                places.insert(QuestionId { note, index: index as u32 }, number);
            }
            let texts = numbers.iter().map(|&number| &self.questions[number].1);
            wordings.push(Arc::new(NoteWordings::new(note, texts)));
        }
        let relations = Relations::new(wordings.into_iter());
        let (mut hit, mut need, mut first, mut queries) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (&id, &number) in &places {
            let place = &self.questions[number].0;
            let Some(want) = self.same.get(place) else { continue };
            let none = BTreeSet::new();
            let near = self.near.get(place).unwrap_or(&none);
            let found =
                relations.of(id).map(|related| &self.questions[places[&related.question]].0);
            let ranked: Vec<_> = found
                .filter(|place| !near.contains(*place) || want.contains(*place))
                .take(5)
                .collect();
            queries += 1;
            need += want.len().min(5) as u32;
            hit += ranked.iter().filter(|place| want.contains(**place)).count() as u32;
            first += u32::from(ranked.first().is_some_and(|place| want.contains(*place)));
        }
        (f64::from(hit) / f64::from(need), f64::from(first) / f64::from(queries))
    }
}

#[test]
fn labelled_questions_find_each_other() {
    let dir: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "shared", "truth"].iter().collect();
    let Some(labels) = Labels::read(&dir) else {
        println!("skipped: no labels beside the repository");
        return;
    };
    let (recall, precision) = labels.score();
    println!("recall@5 {recall:.3}, precision@1 {precision:.3}");
    assert!(recall >= 0.90, "recall@5 fell to {recall:.3}");
    assert!(precision >= 0.92, "precision@1 fell to {precision:.3}");
}
