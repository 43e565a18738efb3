--- `:Mianjing report [markdown]`: the report of the folder as a page in the browser, or in a buffer.
local M = {}

--- How long to wait before asking again about a folder that is still being read.
local AGAIN_MS = 200

--- Opens a page; where nothing can (no desktop), its path is told.
---@param path string
local function open(path)
  local ok, problem = pcall(function()
    local _, failed = vim.ui.open(path)
    return assert(not failed, failed)
  end)
  if not ok or not problem then
    local said = require('mianjing.messages').text('report_is_in', path)
    require('mianjing.client').notify(said)
  end
end

---@param report { title: string, text: string }
local function browse(report)
  local path = vim.fn.tempname() .. '.html'
  local file = assert(io.open(path, 'wb'))
  file:write(report.text)
  file:close()
  open(path)
end

---@param report { title: string, text: string }
local function show(report)
  local buffer = vim.api.nvim_create_buf(true, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(report.text, '\n'))
  vim.bo[buffer].filetype = 'markdown'
  vim.bo[buffer].modifiable = false
  vim.api.nvim_set_current_buf(buffer)
end

---@param call mianjing.Call
function M.run(call)
  local client = require('mianjing.client')
  local is_text = call.args[1] == 'markdown'
  local params = {
    folder = vim.uri_from_fname(client.folder()),
    format = is_text and 'markdown' or 'html',
  }
  local function ask()
    client.request('mianjing/report', params, function(report)
      if report and report.isIncomplete then
        vim.defer_fn(ask, AGAIN_MS)
      elseif report then
        (is_text and show or browse)(report)
      end
    end)
  end
  ask()
end

function M.complete()
  return { 'html', 'markdown' }
end

return M
