--- `:Mianjing review`: the review of due questions, in a terminal of its own.
local M = {}

---@param call mianjing.Call
function M.run(call)
  local client = require('mianjing.client')
  local binary = client.binary_with('review')
  if not binary then
    return
  end
  local line = { binary, 'review' }
  vim.list_extend(line, #call.args > 0 and call.args or { client.folder() })
  vim.cmd('tabnew')
  if vim.fn.has('nvim-0.11') == 1 then
    vim.fn.jobstart(line, { term = true })
  else
    vim.fn.termopen(line)
  end
  vim.cmd.startinsert()
end

return M
