---@meta
--- The server's settings, for `vim.g.mianjing.settings`. Made from its schema.

--- Settings of mianjing, for one folder of interview notes.
---@class mianjing.Settings
---@field debounce? integer How many milliseconds to wait after the last key before diagnostics are brought up to date.
---@field features? mianjing.Settings.Features What the server does in the editor; switch off what another Markdown server already does.
---@field ignore? string[] Folders and files that are not notes, in the syntax of `.gitignore`, on top of the folder's own `.gitignore`: `archive/`, `*.draft.md`, `!keep.md`.
---@field language? 'auto'|'en'|'zh' The language of messages. `auto` is that of the editor or the terminal.
---@field review? mianjing.Settings.Review How questions are repeated.
---@field search? mianjing.Settings.Search How much is found.
---@field severity? mianjing.Settings.Severity How loud each diagnostic is.
---@field signs? mianjing.Settings.Signs Signs that mark a question, besides the built-in ones.
---@field templates? mianjing.Settings.Templates Text that the server offers to insert.
---@field words? mianjing.Settings.Words Words that notes are read by, besides the built-in ones. ASCII letters match in any case.

--- What the server does in the editor; switch off what another Markdown server already does.
---@class mianjing.Settings.Features
---@field codeAction? boolean Fixes and rewrites offered at the cursor.
---@field codeLens? boolean Tallies above interviews and questions.
---@field completion? boolean Tags, links, marks and known questions, offered while typing.
---@field definition? boolean Going to what a link, a tag or a question points to.
---@field diagnostics? boolean Diagnostics; `severity` sets them one by one.
---@field documentHighlight? boolean The other uses of what is under the cursor.
---@field documentLink? boolean Links that can be clicked.
---@field documentSymbol? boolean The outline: interviews, topics, questions.
---@field executeCommand? boolean Commands that the server runs: grading what is reviewed.
---@field foldingRange? boolean Folding of questions and interviews.
---@field hover? boolean What is known about the question, link or tag under the pointer.
---@field inlayHint? boolean The tallies at the ends of lines, for those who prefer them to code lenses.
---@field references? boolean The same question elsewhere, links to a heading or note, uses of a tag.
---@field rename? boolean Renaming of headings, tags and notes, links included.
---@field selectionRange? boolean Growing the selection from a word to the question and the interview.
---@field semanticTokens? boolean Colours for questions, marks, tags and links.
---@field workspaceSymbol? boolean Finding questions, interviews, headings and notes in the whole folder.

--- How questions are repeated.
---@class mianjing.Settings.Review
---@field new? integer How many questions are asked for the first time on one day at most.
---@field retention? integer How many of a hundred questions should still be known when they are asked again. More mean shorter intervals.

--- How much is found.
---@class mianjing.Settings.Search
---@field index? integer How many megabytes of notes at most have the text of their answers indexed in memory; 0 for none. Answers in larger folders are found all the same, the most recent first.
---@field limit? integer How many results a search gives at most.
---@field related? integer How many related questions are shown for one question at most.

--- How loud each diagnostic is.
---@class mianjing.Settings.Severity
---@field ['ambiguous-link']? 'error'|'warning'|'information'|'hint'|'off' A link fits more than one note.
---@field ['broken-image']? 'error'|'warning'|'information'|'hint'|'off' An image file does not exist.
---@field ['broken-link']? 'error'|'warning'|'information'|'hint'|'off' A link leads to a note, heading or block that does not exist.
---@field config? 'error'|'warning'|'information'|'hint'|'off' A key of the configuration is unknown or its value is wrong.
---@field ['duplicate-question']? 'error'|'warning'|'information'|'hint'|'off' The same question stands twice in one interview.
---@field ['unanswered-question']? 'error'|'warning'|'information'|'hint'|'off' A question marked ❌ has no answer.
---@field ['unmarked-question']? 'error'|'warning'|'information'|'hint'|'off' A question has neither mark nor answer, where the questions around it have answers.
---@field ['unreadable-note']? 'error'|'warning'|'information'|'hint'|'off' A note is there but is no text.

--- Signs that mark a question, besides the built-in ones.
---@class mianjing.Settings.Signs
---@field fail? string[] Signs like ❌: the question was not answered.
---@field pass? string[] Signs like ✅: the question was answered well.

--- Text that the server offers to insert.
---@class mianjing.Settings.Templates
---@field interview? string A new interview. `{company}`, `{round}` and `{date}` are filled in. The default stands for what most interviews of the folder look like, where there are any.

--- Words that notes are read by, besides the built-in ones. ASCII letters match in any case.
---@class mianjing.Settings.Words
---@field answers? string[] Labels before a colon that start an answer, like `答案` or `Answer`.
---@field companies? string[] Names of companies that titles of interviews start with.
---@field cues? string[] Words that make a line a question, like `如何` or `how`.
---@field empty? string[] What is written where an answer is still missing, like `待补充` or `TODO`.
---@field failed? string[] Words by which an interview was failed, like `凉经` or `rejected`.
---@field passed? string[] Words by which an interview was passed, like `上岸` or `offer`.
---@field rounds? string[] Names of interview rounds, like `终面` or `onsite`.
---@field synonyms? string[][] Groups of words that mean the same when questions are compared, besides the built-in ones: `[["灰度", "金丝雀"], ["工单", "ticket"]]`. Each is read as the first of its group.
