; What a highlighter has to know about blocks.
; Reader: src/features/semantic_tokens/paint.rs
;
; @heading  what a heading says, without its signs
; @opaque   blocks with colours of their own, which the colour of an answer must not cover
; @inline   where inline elements may stand; parsed with the inline grammar on demand

(atx_heading heading_content: (inline) @heading)
(setext_heading heading_content: (paragraph) @heading)
(fenced_code_block) @opaque
(indented_code_block) @opaque
(html_block) @opaque
(pipe_table) @opaque
(minus_metadata) @opaque
(plus_metadata) @opaque
(inline) @inline
