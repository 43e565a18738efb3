//! A line of text with names in braces: `{path}:{line}\t{text}`.
//!
//! `\t`, `\n` and `\\` are a tab, a line end and a backslash; `{{` and `}}` are braces.

/// A template whose names are all known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Field(&'static str),
}

impl Template {
    /// Reads a template that may name `fields`; says in a sentence what is wrong with it.
    pub(super) fn parse(text: &str, fields: &[&'static str]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => plain.push_str(match chars.next() {
                    Some('t') => "\t",
                    Some('n') => "\n",
                    Some('\\') => "\\",
                    _ => return Err("after \\ only t, n and \\ mean something".to_owned()),
                }),
                '{' if chars.next_if_eq(&'{').is_some() => plain.push('{'),
                '}' if chars.next_if_eq(&'}').is_some() => plain.push('}'),
                '}' => return Err("a lone } is written }}".to_owned()),
                '{' => {
                    let mut name = String::new();
                    while let Some(c) = chars.next_if(|c| *c != '}') {
                        name.push(c);
                    }
                    if chars.next().is_none() {
                        return Err(format!("{{{name} is not closed"));
                    }
                    let known = fields.iter().find(|field| **field == name.trim());
                    let Some(field) = known else {
                        return Err(format!(
                            "no field {{{name}}}; there are {}",
                            fields.join(", ")
                        ));
                    };
                    parts.push(Part::Text(std::mem::take(&mut plain)));
                    parts.push(Part::Field(field));
                }
                c => plain.push(c),
            }
        }
        parts.push(Part::Text(plain));
        Ok(Self(parts))
    }

    /// Whether it names the field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|part| matches!(part, Part::Field(field) if *field == name))
    }

    /// The text with what `value` gives for each name.
    pub(super) fn filled(&self, value: impl Fn(&str) -> String) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Field(field) => value(field),
        });
        parts.collect()
    }
}
