;;; mianjing.el --- Interview notes with eglot  -*- lexical-binding: t -*-

;; Copy into your init file. eglot is part of Emacs from 29 on; markdown-mode is a package.

(require 'eglot)

(add-to-list 'eglot-server-programs '(markdown-mode . ("mianjing" "serve")))
(add-hook 'markdown-mode-hook #'eglot-ensure)

;; A folder of notes is a project of its own, also without version control.
(setq project-vc-extra-root-markers '(".mianjing.toml"))

;; eglot up to 1.17 (Emacs 30) leaves the bytes of Chinese file names undecoded, and shows no
;; warnings in such notes.
(advice-add 'eglot-uri-to-path :filter-return
            (lambda (path)
              (condition-case nil
                  (decode-coding-string (string-to-unibyte path) 'utf-8)
                (error path))))

(provide 'mianjing)
;;; mianjing.el ends here
