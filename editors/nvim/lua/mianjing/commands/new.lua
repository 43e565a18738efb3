--- `:Mianjing new [company]`: a note for a new interview, from the folder's template.
local M = {}

--- Opens the note that `mianjing new` wrote and named on its standard output.
---@param done vim.SystemCompleted
local function opened(done)
  local client = require('mianjing.client')
  if done.code ~= 0 then
    client.notify(
      require('mianjing.messages').text('failed', 'new', vim.trim(done.stderr or '')),
      vim.log.levels.ERROR
    )
    return
  end
  vim.cmd.edit(vim.fn.fnameescape(vim.trim(done.stdout or '')))
end

---@param company string
local function create(company)
  local client = require('mianjing.client')
  local binary = client.binary_with('new')
  if not binary then
    return
  end
  local line = { binary, 'new', '--company', company, client.folder() }
  vim.system(line, { text = true }, vim.schedule_wrap(opened))
end

---@param call mianjing.Call
function M.run(call)
  if #call.args > 0 then
    create(table.concat(call.args, ' '))
    return
  end
  vim.ui.input({ prompt = require('mianjing.messages').text('company') }, function(company)
    if company and company ~= '' then
      create(company)
    end
  end)
end

return M
