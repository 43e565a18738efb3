--- What the user set in `vim.g.mianjing`, checked and completed with the defaults.
local M = {}

--- What may stand in `vim.g.mianjing`; every key may be left out.
---@class mianjing.Options
---@field enable? boolean start the server for Markdown buffers (default true)
---@field cmd? string[] the server's command line (default: `mianjing serve` found on $PATH)
---@field picker? 'auto'|'select'|'telescope'|'fzf-lua'|'snacks' what shows a list of questions
---@field codelens? boolean show and refresh code lenses (default true)
---@field signs? boolean|table<string, string> signs by diagnostic code; false leaves them to Neovim
---@field settings? mianjing.Settings the server's settings; a folder's `.mianjing.toml` lies below

--- The options in force.
---@class mianjing.Config
---@field enable boolean
---@field cmd? string[]
---@field picker 'auto'|'select'|'telescope'|'fzf-lua'|'snacks'
---@field codelens boolean
---@field signs false|table<string, string>
---@field settings mianjing.Settings

--- At most two cells each.
local SIGNS = {
  ['unanswered-question'] = '✗',
  ['unmarked-question'] = '·',
  ['broken-link'] = '↯',
  ['ambiguous-link'] = '⑂',
  ['duplicate-question'] = '≡',
  ['broken-image'] = '▨',
}

local KINDS = {
  enable = { 'boolean' },
  cmd = { 'table' },
  picker = { 'string' },
  codelens = { 'boolean' },
  signs = { 'boolean', 'table' },
  settings = { 'table' },
}

local PICKERS = { 'auto', 'select', 'telescope', 'fzf-lua', 'snacks' }

--- `vim.g.mianjing` as written; a function there is called.
---@return any
local function written()
  local options = vim.g.mianjing
  if type(options) == 'function' then
    options = options()
  end
  return options == nil and {} or options
end

--- What is wrong with the options, one sentence each; empty when nothing is.
---@return string[]
function M.problems()
  local text = require('mianjing.messages').text
  local options = written()
  if type(options) ~= 'table' then
    return { text('must_be', 'vim.g.mianjing', 'table') }
  end
  local problems = {}
  for key, value in vim.spairs(options) do
    local kinds = KINDS[key]
    if not kinds then
      table.insert(problems, text('not_an_option', 'vim.g.mianjing.' .. key))
    elseif not vim.list_contains(kinds, type(value)) then
      local wanted = table.concat(kinds, ' or ')
      table.insert(problems, text('must_be', 'vim.g.mianjing.' .. key, wanted))
    end
  end
  if type(options.picker) == 'string' and not vim.list_contains(PICKERS, options.picker) then
    local wanted = table.concat(PICKERS, ', ')
    table.insert(problems, text('one_of', 'vim.g.mianjing.picker', wanted))
  end
  return problems
end

--- A value of `options` when it has the right type, else `default`: one wrong key leaves the rest.
---@param options table
---@param key string
---@param default any
local function value_of(options, key, default)
  local value = options[key]
  if vim.list_contains(KINDS[key], type(value)) then
    return value
  end
  return default
end

---@param value boolean|table<string, string>
---@return false|table<string, string>
local function signs(value)
  if value == false then
    return false
  end
  return vim.tbl_extend('force', SIGNS, type(value) == 'table' and value or {})
end

--- The options in force now; read again at every call, so that changes apply at once.
---@return mianjing.Config
function M.get()
  local options = written()
  if type(options) ~= 'table' then
    options = {}
  end
  local picker = value_of(options, 'picker', 'auto')
  return {
    enable = value_of(options, 'enable', true),
    cmd = value_of(options, 'cmd', nil),
    picker = vim.list_contains(PICKERS, picker) and picker or 'auto',
    codelens = value_of(options, 'codelens', true),
    signs = signs(value_of(options, 'signs', true)),
    settings = value_of(options, 'settings', {}),
  }
end

return M
