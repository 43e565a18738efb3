--- `:Mianjing <subcommand>`: the list, its completion, and the way in.
local M = {}

--- What a subcommand gets.
---@class mianjing.Call
---@field args string[] the words after the subcommand
---@field count integer 0 when none was given

---@class mianjing.Command
---@field run fun(call: mianjing.Call)
---@field complete? fun(lead: string): string[]

--- Subcommands and their modules under `mianjing.commands`; in the order of the menu.
M.NAMES =
  { 'search', 'related', 'next', 'prev', 'study', 'new', 'report', 'review', 'restart', 'log' }

--- Those that run a subcommand of the binary, which an older one may not have.
local OF_THE_BINARY = { 'new' }

--- The subcommands that will do something here.
---@return string[]
local function offered()
  return vim.tbl_filter(function(name)
    return not vim.list_contains(OF_THE_BINARY, name) or require('mianjing.client').offers(name)
  end, M.NAMES)
end

---@param name string
---@return mianjing.Command
local function command(name)
  return require('mianjing.commands.' .. name)
end

--- The names that start with `lead`.
---@param names string[]
---@param lead string
---@return string[]
local function starting(names, lead)
  return vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, names)
end

---@param call { fargs: string[], count?: integer }
function M.run(call)
  local name = call.fargs[1]
  if not name then
    vim.ui.select(offered(), { prompt = 'mianjing' }, function(choice)
      if choice then
        M.run({ fargs = { choice } })
      end
    end)
    return
  end
  if not vim.list_contains(M.NAMES, name) then
    local known = table.concat(M.NAMES, ', ')
    require('mianjing.client').notify(
      require('mianjing.messages').text('no_subcommand', name, known),
      vim.log.levels.ERROR
    )
    return
  end
  command(name).run({ args = vim.list_slice(call.fargs, 2), count = call.count or 0 })
end

--- Completion of the command line: subcommands first, then what each one takes.
---@param lead string the word under the cursor
---@param line string the whole command line
---@return string[]
function M.complete(lead, line)
  local words = vim.split(line, '%s+', { trimempty = true })
  local index = lead == '' and #words + 1 or #words
  if index <= 2 then
    return starting(offered(), lead)
  end
  local name = words[2]
  if not vim.list_contains(M.NAMES, name) or not command(name).complete then
    return {}
  end
  return starting(command(name).complete(lead), lead)
end

return M
