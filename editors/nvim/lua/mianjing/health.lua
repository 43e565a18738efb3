--- `:checkhealth mianjing`
local M = {}

local health = vim.health

--- Other servers that read Markdown; beside ours some answers are shown twice.
local NEIGHBOURS = { 'marksman', 'markdown_oxide', 'iwes', 'zk', 'rumdl' }

local function check_neovim()
  health.start('Neovim')
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.10') == 0 then
    health.error('Neovim ' .. version .. ' is too old', 'mianjing needs 0.10 or newer')
  elseif vim.lsp.enable then
    health.ok('Neovim ' .. version .. ', started by vim.lsp.enable')
  else
    health.ok('Neovim ' .. version .. ', started by a FileType autocommand')
  end
end

local function check_options()
  health.start('Options')
  local problems = require('mianjing.config').problems()
  for _, problem in ipairs(problems) do
    health.warn(problem, 'See :help g:mianjing')
  end
  if #problems == 0 then
    health.ok('vim.g.mianjing is fine')
  end
  health.info('picker: ' .. require('mianjing.picker').backend())
end

--- Major and minor number, which plugin and server share.
---@param version string
---@return string?
local function series(version)
  return version:match('(%d+%.%d+)')
end

local function check_binary()
  health.start('Server')
  local client = require('mianjing.client')
  local binary = client.binary()
  if not binary then
    health.error('no mianjing found', {
      'Install it: cargo install mianjing',
      "Or set vim.g.mianjing = { cmd = { '/path/to/mianjing', 'serve' } }",
    })
    return
  end
  local done = vim.system({ binary, '--version' }, { text = true }):wait(5000)
  local version = vim.trim(done.stdout or '')
  if done.code ~= 0 then
    health.error(binary .. ' --version failed: ' .. vim.trim(done.stderr or ''))
  elseif series(version) ~= series(client.VERSION) then
    local wanted = 'the plugin is made for ' .. client.VERSION
    health.warn(('%s at %s: %s'):format(version, binary, wanted), 'Update the older of the two')
  else
    health.ok(version .. ' at ' .. binary)
  end
end

local function check_clients()
  health.start('Notes')
  local clients = vim.lsp.get_clients({ name = 'mianjing' })
  if #clients == 0 then
    health.info('not running: open a Markdown note and look again')
  end
  for _, client in ipairs(clients) do
    local notes = vim.tbl_count(client.attached_buffers)
    local folder = client.config.root_dir or 'no folder, single notes'
    health.ok(('%s, %d open, %s'):format(folder, notes, client.offset_encoding))
  end
  for _, name in ipairs(NEIGHBOURS) do
    if #vim.lsp.get_clients({ name = name }) > 0 then
      health.info(
        name .. ' runs too; what both show can be switched off in ours: settings.capabilities'
      )
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
