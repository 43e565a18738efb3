--- `:checkhealth mianjing`
local M = {}

local health = vim.health
local text = require('mianjing.messages').text

--- Other servers that read Markdown; beside ours some answers are shown twice.
local NEIGHBOURS = { 'marksman', 'markdown_oxide', 'iwes', 'zk', 'rumdl' }

local function check_neovim()
  health.start('Neovim')
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.10') == 0 then
    health.error(text('too_old', version), text('needs'))
  elseif vim.lsp.enable then
    health.ok(text('by_enable', version))
  else
    health.ok(text('by_autocommand', version))
  end
end

local function check_options()
  health.start(text('options'))
  local problems = require('mianjing.config').problems()
  for _, problem in ipairs(problems) do
    health.warn(problem, text('see_options'))
  end
  if #problems == 0 then
    health.ok(text('options_fine'))
  end
  health.info(text('picker', require('mianjing.picker').backend()))
end

--- Major and minor number, which plugin and server share.
---@param version string
---@return string?
local function series(version)
  return version:match('(%d+%.%d+)')
end

local function check_binary()
  health.start(text('server'))
  local client = require('mianjing.client')
  local binary = client.binary()
  if not binary then
    health.error(text('none_found'), { text('install'), text('or_set') })
    return
  end
  local done = vim.system({ binary, '--version' }, { text = true }):wait(5000)
  local version = vim.trim(done.stdout or '')
  if done.code ~= 0 then
    health.error(text('version_failed', binary, vim.trim(done.stderr or '')))
  elseif series(version) ~= series(client.VERSION) then
    health.warn(text('made_for', version, binary, client.VERSION), text('update_older'))
  else
    health.ok(text('at', version, binary))
  end
end

local function check_clients()
  health.start(text('notes'))
  local clients = vim.lsp.get_clients({ name = 'mianjing' })
  if #clients == 0 then
    health.info(text('open_a_note'))
  end
  for _, client in ipairs(clients) do
    local notes = vim.tbl_count(client.attached_buffers)
    local folder = client.config.root_dir or text('no_folder')
    health.ok(text('open_notes', folder, notes, client.offset_encoding))
  end
  for _, name in ipairs(NEIGHBOURS) do
    if #vim.lsp.get_clients({ name = name }) > 0 then
      health.info(text('neighbour', name))
    end
  end
end

function M.check()
  check_neovim()
  check_options()
  check_binary()
  check_clients()
end

return M
