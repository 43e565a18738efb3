--- `:Mianjing report`: the report of the folder as a page in the browser.
local M = {}

--- Opens a page; where nothing can (no desktop), its path is told.
---@param path string
local function open(path)
  local ok, problem = pcall(function()
    local _, failed = vim.ui.open(path)
    return assert(not failed, failed)
  end)
  if not ok or not problem then
    require('mianjing.client').notify('the report is in ' .. path)
  end
end

function M.run()
  local client = require('mianjing.client')
  local binary = client.binary_with('report')
  if not binary then
    return
  end
  local path = vim.fn.tempname() .. '.html'
  local line = { binary, 'report', '--output', path, client.folder() }
  vim.system(line, { text = true }, function(done)
    vim.schedule(function()
      if done.code == 0 then
        open(path)
      else
        client.notify('report failed: ' .. vim.trim(done.stderr or ''), vim.log.levels.ERROR)
      end
    end)
  end)
end

return M
