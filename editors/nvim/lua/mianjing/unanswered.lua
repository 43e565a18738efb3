--- The unanswered questions of the folder: a list of them, and from one to the next.
local M = {}

--- So many are listed; a folder of ten thousand notes has sixty thousand.
local LISTED = 5000

--- Asks for the questions without an answer, the most asked first; no call when that fails, which
--- was said then.
---@param callback fun(items: mianjing.Question[])
function M.fetch(callback)
  local client = require('mianjing.client')
  client.request('mianjing/unanswered', { limit = LISTED }, function(result)
    if not result then
      return
    end
    if #result.items == LISTED then
      client.notify(require('mianjing.messages').text('listed', LISTED))
    end
    callback(result.items)
  end)
end

--- Has the server show the unanswered question so many further on from the cursor, through the note
--- and the others, or back when negative.
---@param steps integer not 0
function M.jump(steps)
  local client = require('mianjing.client')
  local argument = vim.lsp.util.make_position_params(0, client.encoding())
  argument.by = 'place'
  argument.count = math.abs(steps)
  local command = steps > 0 and 'mianjing.nextUnanswered' or 'mianjing.previousUnanswered'
  local asked = { command = command, arguments = { argument } }
  client.request('workspace/executeCommand', asked, function(found, failed)
    if not found and not failed then
      client.notify(require('mianjing.messages').text('all_answered'))
    end
  end)
end

return M
