--- A list of questions to choose from: in telescope, fzf-lua or snacks.nvim when one is there and
--- wanted, else in `vim.ui.select`.
local M = {}

--- What to choose from. With `fetch`, pickers that can ask anew at every key do so, because only
--- the server knows pinyin, marks and companies; their own filtering stays off.
---@class mianjing.Source
---@field title string
---@field query? string what to search for at first
---@field items? mianjing.Question[] a list that does not depend on a query
---@field fetch? fun(query: string, callback: fun(items?: mianjing.Question[])) nil: it failed, and that was said

--- Modules to look for, in the order in which `auto` tries them.
local BACKENDS = {
  { name = 'snacks', module = 'snacks' },
  { name = 'telescope', module = 'telescope' },
  { name = 'fzf-lua', module = 'fzf-lua' },
}

--- The picker in force: what the user set, when it is installed, else the first one found.
---@return 'select'|'telescope'|'fzf-lua'|'snacks'
function M.backend()
  local wanted = require('mianjing.config').get().picker
  if wanted == 'select' then
    return 'select'
  end
  for _, backend in ipairs(BACKENDS) do
    if (wanted == 'auto' or wanted == backend.name) and pcall(require, backend.module) then
      return backend.name
    end
  end
  return 'select'
end

---@param source mianjing.Source
function M.pick(source)
  local module = M.backend():gsub('-', '_')
  require('mianjing.pickers.' .. module).pick(source)
end

return M
