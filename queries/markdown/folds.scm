; What can be folded, besides questions and interviews, which no grammar knows.
; Reader: src/features/folding_range.rs
;
; @heading       a heading with everything up to the next heading of its level or above
; @fence         a code block between fences
; @front_matter  the block between `---` lines at the top
; @item          a list item with what is indented below it
; @quote         a quote
; @table         a table
; @html          an HTML block, such as <details>

(section (atx_heading)) @heading
(section (setext_heading)) @heading
(fenced_code_block) @fence
(minus_metadata) @front_matter
(plus_metadata) @front_matter
(list_item) @item
(block_quote) @quote
(pipe_table) @table
(html_block) @html
