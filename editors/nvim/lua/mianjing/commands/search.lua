--- `:Mianjing search [query]`: any question of the folder, in a picker.
local M = {}

local LIMIT = 128

--- Asks the server; an answer that came after a newer question was asked is dropped.
local asked = 0

---@param query string
---@param callback fun(items?: mianjing.Question[])
function M.fetch(query, callback)
  asked = asked + 1
  local number = asked
  local params = { query = query, limit = LIMIT }
  require('mianjing.client').request('mianjing/search', params, function(result)
    if number == asked then
      callback(result and result.items)
    end
  end)
end

---@param call mianjing.Call
function M.run(call)
  require('mianjing.picker').pick({
    title = require('mianjing.messages').text('questions'),
    query = table.concat(call.args, ' '),
    fetch = M.fetch,
  })
end

--- The filters of the query language.
function M.complete()
  return { '❌', '✅', '?', '#', '@', 'asked:>1', 'since:' }
end

return M
