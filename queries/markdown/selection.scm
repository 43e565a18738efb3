; The steps by which a selection grows from a paragraph to the note.
; Reader: src/features/selection_range.rs
;
; @step  a block that is worth selecting as a whole

(paragraph) @step
(fenced_code_block) @step
(code_fence_content) @step
(indented_code_block) @step
(html_block) @step
(pipe_table_row) @step
(pipe_table) @step
(list_item) @step
(list) @step
(block_quote) @step
(atx_heading) @step
(setext_heading) @step
(section) @step
(minus_metadata) @step
