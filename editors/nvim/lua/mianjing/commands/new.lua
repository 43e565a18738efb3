--- `:Mianjing new [company [round]]`: a note for a new interview, from the folder's template.
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
---@param round string '' for none
local function create(company, round)
  local client = require('mianjing.client')
  local binary = client.binary_with('new')
  if not binary then
    return
  end
  local line = { binary, 'new', '--company', company }
  if round ~= '' then
    vim.list_extend(line, { '--round', round })
  end
  table.insert(line, client.folder())
  vim.system(line, { text = true }, vim.schedule_wrap(opened))
end

---@param call mianjing.Call
function M.run(call)
  local company, round = call.args[1], call.args[2]
  if company then
    create(company, round or '')
    return
  end
  local text = require('mianjing.messages').text
  vim.ui.input({ prompt = text('company') }, function(named)
    if not named or named == '' then
      return
    end
    vim.ui.input({ prompt = text('round') }, function(told)
      if told then
        create(named, told)
      end
    end)
  end)
end

return M
