; The structure that both parsers must agree on.
; Reader: tests/it/features/tree.rs, which compares it with pulldown-cmark's
;
; @heading  an ATX or setext heading
; @fence    a code block between fences
; @item     a list item

(atx_heading) @heading
(setext_heading) @heading
(fenced_code_block) @fence
(list_item) @item
