; What a highlighter has to know inside a paragraph, heading or item.
; Reader: src/features/semantic_tokens/paint.rs
;
; @opaque  code, which keeps its own colour inside a question or an answer
; @link    a link, image or address

(code_span) @opaque
(latex_block) @opaque
(inline_link) @link
(full_reference_link) @link
(collapsed_reference_link) @link
(image) @link
(uri_autolink) @link
(email_autolink) @link
