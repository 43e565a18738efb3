; The steps by which a selection grows inside a paragraph.
; Reader: src/features/selection_range.rs
;
; @step  an inline element that is worth selecting as a whole, or the text in it

(code_span) @step
(emphasis) @step
(strong_emphasis) @step
(strikethrough) @step
(link_text) @step
(link_destination) @step
(image_description) @step
(inline_link) @step
(full_reference_link) @step
(collapsed_reference_link) @step
(shortcut_link) @step
(image) @step
(uri_autolink) @step
