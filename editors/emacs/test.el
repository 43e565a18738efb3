;;; test.el --- The server in a real Emacs  -*- lexical-binding: t -*-

;; Run by test.sh: emacs --batch -q -l mianjing.el -l test.el; NOTES is a folder of notes.

(require 'flymake)
(require 'seq)

(defvar test-failed 0)
(defvar test-begun (float-time))

(defun test-wait (condition)
  "Wait until CONDITION gives something, and give that."
  (let ((end (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02))
    found))

(defun test-see (name condition)
  "Say whether CONDITION comes true; NAME is what it means."
  (let ((found (condition-case problem (test-wait condition)
                 (error (princ (format "      %s\n" (error-message-string problem))) nil))))
    (unless found (setq test-failed (1+ test-failed)))
    (princ (format "%s  %s\n" (if found "ok  " "FAIL") name))
    found))

(defun test-open (name)
  "Show the note NAME and go to its start."
  (find-file (expand-file-name name (getenv "NOTES")))
  ;; `eglot-ensure' waits for a command loop, which a batch run has not.
  (unless (eglot-current-server) (apply #'eglot--connect (eglot--guess-contact)))
  (goto-char (point-min)))

(defun test-warned ()
  "The lines that are warned about."
  (sort (mapcar (lambda (it) (line-number-at-pos (flymake-diagnostic-beg it)))
                (seq-filter (lambda (it) (string-match-p "❌" (flymake-diagnostic-text it)))
                            (flymake-diagnostics)))
        #'<))

(test-open "记录/青禾.md")
(test-see "the server is attached" #'eglot-managed-p)
(flymake-start)
(when (test-see "questions marked ❌ without an answer are warned about"
                (lambda () (equal (test-warned) '(4 7))))
  (princ (format "      start to first warning: %.0f ms\n" (* 1000 (- (float-time) test-begun)))))

(search-forward "缓存雪崩")
(test-see "hover shows the linked answer"
          (lambda ()
            (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover
                                          (eglot--TextDocumentPositionParams))))
              (and hover (string-match-p "过期时间加随机值"
                                         (eglot--format-markup (plist-get hover :contents)))))))

(goto-char (point-min))
(forward-line 3)
(end-of-line)
(insert " #g")
(test-see "tags complete after Chinese and an emoji"
          (lambda ()
            (let ((found (run-hook-with-args-until-success 'completion-at-point-functions)))
              (and found (seq-some (lambda (it) (string-match-p "go/切片" it))
                                   (all-completions "#g" (nth 2 found)))))))
(delete-char -3)

(test-open "缓存.md")
(search-forward "## 雪")
(eglot-rename "缓存雪崩")
(test-see "renaming a heading changes the links to it in other notes"
          (lambda ()
            (with-current-buffer "青禾.md"
              (string-match-p (regexp-quote "[[缓存#缓存雪崩]]") (buffer-string)))))

(test-see "the outline has the interview"
          (lambda ()
            (with-current-buffer "青禾.md"
              (seq-some (lambda (it) (string-match-p "青禾科技" (format "%s" it))) (eglot-imenu)))))

(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(ignore-errors (eglot-shutdown-all))
(kill-emacs (if (zerop test-failed) 0 1))
;;; test.el ends here
