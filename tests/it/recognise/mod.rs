//! What is recognised in notes of every dialect: pictures of invented notes.

mod beside_interviews;
mod boxes;
mod companies_and_days;
mod days_and_links;
mod file_names;
mod forms;
mod further_in;
mod lists;
mod logs;
mod marks;
mod marks_and_parts;
mod marks_in_front;
mod names_and_verdicts;
mod never_panics;
mod no_answers;
mod not_asked;
mod picture;
mod questions_under_headings;
mod records_and_clips;
mod records_of_candidates;
mod signs_and_replies;
mod tables_of_questions;
mod tags_and_widths;
mod titles;
mod told_lists;
mod traditional;
