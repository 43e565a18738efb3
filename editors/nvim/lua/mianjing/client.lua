--- The server's process: where its binary is, where a note's folder begins, how to talk to it.
local M = {}

local NAME = 'mianjing'

local text = require('mianjing.messages').text

--- The version of the plugin; the server's should have the same major and minor number.
M.VERSION = '0.1.0'

---@param message string
---@param level? integer
function M.notify(message, level)
  vim.notify('mianjing: ' .. message, level or vim.log.levels.INFO)
end

--- The binary to run: `vim.g.mianjing.cmd`, else `$PATH`, else where `cargo install` puts it.
---@return string? path nil when there is none
function M.binary()
  local cmd = require('mianjing.config').get().cmd
  if cmd and cmd[1] then
    local path = vim.fn.exepath(vim.fn.expand(cmd[1]))
    return path ~= '' and path or nil
  end
  local found = vim.fn.exepath('mianjing')
  if found ~= '' then
    return found
  end
  local cargo = vim.env.CARGO_HOME or vim.fs.joinpath(vim.uv.os_homedir() or '', '.cargo')
  found = vim.fn.exepath(vim.fs.joinpath(cargo, 'bin', 'mianjing'))
  return found ~= '' and found or nil
end

--- What each binary was found to have, by `binary subcommand`.
---@type table<string, boolean>
local known = {}

---@param binary string
---@param subcommand string
---@return boolean
local function has(binary, subcommand)
  local key = binary .. ' ' .. subcommand
  if known[key] == nil then
    known[key] = vim.system({ binary, subcommand, '--help' }):wait(5000).code == 0
  end
  return known[key]
end

--- Whether the server's binary has this subcommand; says nothing when it has not.
---@param subcommand string
---@return boolean
function M.offers(subcommand)
  local binary = M.binary()
  return binary ~= nil and has(binary, subcommand)
end

--- The binary, when it is there and has a subcommand; what is missing is said.
---@param subcommand string
---@return string?
function M.binary_with(subcommand)
  local binary = M.binary()
  if not binary then
    M.notify(text('no_server'), vim.log.levels.ERROR)
    return nil
  end
  if not has(binary, subcommand) then
    M.notify(text('lacks', binary, subcommand), vim.log.levels.ERROR)
    return nil
  end
  return binary
end

---@return string[]
local function command_line()
  local cmd = require('mianjing.config').get().cmd
  if cmd and cmd[1] then
    return cmd
  end
  return { M.binary() or 'mianjing', 'serve' }
end

local told_missing = false

--- Says once per session how to get the binary.
local function tell_missing()
  if told_missing then
    return
  end
  told_missing = true
  vim.schedule(function()
    M.notify(text('how_to_install'), vim.log.levels.WARN)
  end)
end

--- The folder of notes that `path` belongs to: the nearest parent with `.mianjing.toml`, else with
--- `.obsidian`, else with `.git`, else the working directory when the note lies below it.
--- A home directory, though dotfiles are kept in git, and the root of the file system are taken for
--- a folder of notes only when one of the first two says so.
---@param path string
---@return string? folder nil: only this note is served
function M.root(path)
  local found = vim.fs.root(path, '.mianjing.toml') or vim.fs.root(path, '.obsidian')
  if found then
    return found
  end
  local home = vim.fs.normalize(vim.uv.os_homedir() or '/')
  local here = vim.fs.normalize(vim.uv.cwd() or '')
  local is_above = here ~= '' and vim.startswith(vim.fs.normalize(path), here .. '/')
  for _, folder in ipairs({ vim.fs.root(path, '.git') or '', is_above and here or '' }) do
    if folder ~= '' and folder ~= '/' and vim.fs.normalize(folder) ~= home then
      return folder
    end
  end
end

--- Runs what a code lens or an action of the server asks the editor to do.
---@return table<string, fun(command: lsp.Command, ctx: table)>
local function commands()
  return {
    ['mianjing.showReferences'] = function(command, ctx)
      require('mianjing.lens').show_references(command, ctx)
    end,
  }
end

--- The configuration for `vim.lsp.config` or `vim.lsp.start`.
---@return table
function M.config()
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  -- Neovim 0.10 and 0.11 know no refresh of code lenses; `lens.lua` answers it.
  capabilities.workspace.codeLens = { refreshSupport = true }
  return {
    name = NAME,
    cmd = command_line(),
    filetypes = { 'markdown' },
    capabilities = capabilities,
    commands = commands(),
    before_init = function(params, config)
      -- Neovim tells no locale.
      params.locale = require('mianjing.messages').locale()
      -- Settings are asked for once the server runs; what it says first is in this language, too.
      local language = vim.tbl_get(config, 'settings', 'mianjing', 'language')
      params.initializationOptions = language and { language = language } or nil
    end,
    settings = { mianjing = require('mianjing.config').get().settings },
    handlers = {
      ['workspace/codeLens/refresh'] = function()
        require('mianjing.lens').refresh_all()
        return vim.NIL
      end,
    },
    root_dir = function(buffer, on_dir)
      if not M.binary() then
        tell_missing()
        return
      end
      on_dir(M.root(vim.api.nvim_buf_get_name(buffer)))
    end,
  }
end

--- Starts the server for a buffer where Neovim has no `vim.lsp.enable` (0.10).
---@param buffer integer
function M.start(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if vim.bo[buffer].buftype ~= '' or path == '' then
    return
  end
  local config = M.config()
  config.root_dir(buffer, function(folder)
    config.root_dir = folder
    vim.lsp.start(config, { bufnr = buffer })
  end)
end

--- The running client of a buffer, or any when the buffer has none.
---@param buffer? integer default: the current one
---@return vim.lsp.Client?
function M.get(buffer)
  local here = vim.lsp.get_clients({ name = NAME, bufnr = buffer or 0 })[1]
  return here or vim.lsp.get_clients({ name = NAME })[1]
end

--- The position encoding that the client and the server agreed on.
---@return 'utf-8'|'utf-16'|'utf-32'
function M.encoding()
  local client = M.get()
  return client and client.offset_encoding or 'utf-16'
end

--- Sends a request. `callback` gets the result, or nothing and whether the request failed, which
--- was said then.
---@param method string
---@param params table
---@param callback fun(result: any, failed?: boolean)
---@return boolean sent
function M.request(method, params, callback)
  local client = M.get()
  if not client then
    M.notify(text('not_running'), vim.log.levels.WARN)
    return false
  end
  local function answer(err, result)
    if err then
      M.notify(text('failed', method, err.message or '?'), vim.log.levels.ERROR)
      callback(nil, true)
    else
      callback(result)
    end
  end
  -- 0.11 made the client's functions methods.
  if vim.fn.has('nvim-0.11') == 1 then
    return (client:request(method, params, answer))
  end
  return (client.request(method, params, answer, vim.api.nvim_get_current_buf()))
end

--- The folder the client serves, or the working directory.
---@return string
function M.folder()
  local client = M.get()
  return client and client.config.root_dir or vim.uv.cwd() or '.'
end

---@param client vim.lsp.Client
local function stop(client)
  if vim.fn.has('nvim-0.11') == 1 then
    client:stop()
  else
    client.stop()
  end
end

--- Stops every client, waits for it to end, and starts the server again for the same notes.
function M.restart()
  local clients = vim.lsp.get_clients({ name = NAME })
  local buffers = {}
  for _, client in ipairs(clients) do
    vim.list_extend(buffers, vim.tbl_keys(client.attached_buffers))
    stop(client)
  end
  vim.wait(3000, function()
    return #vim.lsp.get_clients({ name = NAME }) == 0
  end, 20)
  told_missing = false
  if vim.lsp.enable then
    vim.lsp.enable(NAME, false)
    vim.lsp.enable(NAME, true)
  else
    for _, buffer in ipairs(buffers) do
      M.start(buffer)
    end
  end
end

return M
