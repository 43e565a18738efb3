--- From one unanswered question to the next, through the note and then through the folder.
local M = {}

--- A place to jump to, in the order of the folder.
---@class mianjing.Stop
---@field path string
---@field line integer 0-based
---@field question mianjing.Question

---@param a mianjing.Stop
---@param b mianjing.Stop
local function before(a, b)
  if a.path ~= b.path then
    return a.path < b.path
  end
  return a.line < b.line
end

--- The places to jump to. Runs of bare questions and pasted logs are no stops: there would be
--- hundreds of them between two questions that want an answer.
---@param items mianjing.Question[]
---@return mianjing.Stop[]
local function stops(items)
  local list = {}
  for _, item in ipairs(items) do
    if not item.isBare then
      local path, line = require('mianjing.question').place(item)
      table.insert(list, { path = path, line = line - 1, question = item })
    end
  end
  table.sort(list, before)
  return list
end

--- Asks for every question without an answer; no call when that fails, which was said then.
---@param callback fun(items: mianjing.Question[])
function M.fetch(callback)
  require('mianjing.client').request('mianjing/unanswered', vim.empty_dict(), function(result)
    if result then
      callback(result.items)
    end
  end)
end

--- The index of the stop `steps` away from the cursor, going round at either end.
---@param list mianjing.Stop[] sorted, not empty
---@param here { path: string, line: integer }
---@param steps integer not 0; negative goes backwards
---@return integer
function M.target(list, here, steps)
  local behind, at = 0, false
  for _, stop in ipairs(list) do
    if before(stop, here) then
      behind = behind + 1
    elseif stop.path == here.path and stop.line == here.line then
      at = true
    end
  end
  -- Standing on a stop, `behind` is its 0-based index; between stops, one step forward is one less.
  local index = (steps > 0 and not at) and behind + steps - 1 or behind + steps
  return index % #list + 1
end

--- Goes `steps` unanswered questions on, or back when negative.
---@param steps integer
function M.jump(steps)
  local client = require('mianjing.client')
  local here = {
    path = vim.api.nvim_buf_get_name(0),
    line = vim.api.nvim_win_get_cursor(0)[1] - 1,
  }
  M.fetch(function(items)
    local list = stops(items)
    if #list == 0 then
      client.notify(require('mianjing.messages').text('all_answered'))
      return
    end
    require('mianjing.question').open(list[M.target(list, here, steps)].question)
  end)
end

return M
