--- Every sentence the plugin says, in English and 简体中文.
local M = {}

--- In each pair English comes first; `%s` and `%d` are filled in order in both.
---@type table<string, { [1]: string, [2]: string }>
M.TEXTS = {
  no_server = {
    'no server found; see :checkhealth mianjing',
    '没有找到服务器，请看 :checkhealth mianjing',
  },
  lacks = { '%s has no %s; update it', '%s 没有 %s 命令，请更新' },
  how_to_install = {
    "no server found. Install it with `cargo install mianjing`, or set vim.g.mianjing = { cmd = { '/path/to/mianjing', 'serve' } }; see :checkhealth mianjing",
    "没有找到服务器。用 `cargo install mianjing` 安装，或设置 vim.g.mianjing = { cmd = { '/path/to/mianjing', 'serve' } }；另见 :checkhealth mianjing",
  },
  not_running = {
    'not running here; open a Markdown note first',
    '这里没有运行，请先打开一篇 Markdown 笔记',
  },
  failed = { '%s failed: %s', '%s 失败：%s' },
  nothing_found = { 'nothing found', '没有找到' },
  listed = { 'only the first %d are listed', '只列出前 %d 道' },
  all_answered = { 'every question is answered', '每道题都有答案' },
  restarted = { 'restarted', '已重启' },
  asked_nowhere_else = { 'this is asked nowhere else', '别处没有问过这道题' },
  report_is_in = { 'the report is in %s', '报告在 %s' },
  no_subcommand = { 'no subcommand %s; there are %s', '没有子命令 %s，可用的有 %s' },
  questions = { 'Questions', '题目' },
  unanswered = { 'Unanswered', '没有答案的题' },
  elsewhere = { 'Asked elsewhere', '别处也问过' },
  company = { 'Company: ', '公司：' },
  round = { 'Round (may be left empty): ', '轮次（可以不填）：' },
  review = { 'Review', '复习' },
  show_answer = { 'show the answer', '显示答案' },
  bury = { 'not today', '今天先不复习' },
  open_note = { 'open the note', '打开笔记' },
  undo = { 'undo', '撤销' },
  close = { 'close', '关闭' },
  -- :checkhealth
  too_old = { 'Neovim %s is too old', 'Neovim %s 版本太旧' },
  needs = { 'mianjing needs 0.10 or newer', 'mianjing 需要 0.10 或更新的版本' },
  by_enable = { 'Neovim %s, started by vim.lsp.enable', 'Neovim %s，由 vim.lsp.enable 启动' },
  by_autocommand = {
    'Neovim %s, started by a FileType autocommand',
    'Neovim %s，由 FileType 自动命令启动',
  },
  options = { 'Options', '选项' },
  see_options = { 'See :help g:mianjing', '见 :help g:mianjing' },
  options_fine = { 'vim.g.mianjing is fine', 'vim.g.mianjing 没有问题' },
  picker = { 'picker: %s', '列表用：%s' },
  server = { 'Server', '服务器' },
  none_found = { 'no mianjing found', '没有找到 mianjing' },
  install = { 'Install it: cargo install mianjing', '安装：cargo install mianjing' },
  or_set = {
    "Or set vim.g.mianjing = { cmd = { '/path/to/mianjing', 'serve' } }",
    "或设置 vim.g.mianjing = { cmd = { '/path/to/mianjing', 'serve' } }",
  },
  version_failed = { '%s --version failed: %s', '%s --version 失败：%s' },
  made_for = { '%s at %s: the plugin is made for %s', '%s，位于 %s：插件需要 %s' },
  update_older = { 'Update the older of the two', '请更新较旧的一方' },
  at = { '%s at %s', '%s，位于 %s' },
  notes = { 'Notes', '笔记' },
  open_a_note = {
    'not running: open a Markdown note and look again',
    '没有运行：打开一篇 Markdown 笔记再看',
  },
  no_folder = { 'no folder, single notes', '没有文件夹，只有单篇笔记' },
  open_notes = { '%s, %d open, %s', '%s，打开了 %d 篇，%s' },
  neighbour = {
    '%s runs too; what both show can be switched off in ours: settings.features',
    '%s 也在运行；两边都显示的内容可以在我们这边关掉：settings.features',
  },
  must_be = { '%s must be a %s', '%s 的类型应为 %s' },
  not_an_option = { '%s is not an option', '没有 %s 这个选项' },
  one_of = { '%s must be one of %s', '%s 只能是 %s 之一' },
}

--- The user's locale, as the language server protocol writes one: `zh-CN`. `:language messages`
--- sets `$LC_MESSAGES`.
---@return string
function M.locale()
  local said = vim.v.lang
  for _, name in ipairs({ 'LC_ALL', 'LC_MESSAGES', 'LANG' }) do
    local value = vim.env[name]
    if value and value ~= '' then
      said = value
      break
    end
  end
  local language = said:match('^[%a_]+') or 'en'
  return (language == 'C' or language == 'POSIX') and 'en' or (language:gsub('_', '-'))
end

--- Whether the plugin speaks Chinese: as the server's `language` says, else as the user's locale.
---@return boolean
function M.is_chinese()
  local set = require('mianjing.config').get().settings.language
  if set == 'zh' or set == 'en' then
    return set == 'zh'
  end
  return vim.startswith(M.locale(), 'zh')
end

--- The sentence of this name, filled in.
---@param name string
---@param ... string|integer
---@return string
function M.text(name, ...)
  local pair = assert(M.TEXTS[name], name)
  return pair[M.is_chinese() and 2 or 1]:format(...)
end

return M
