--- A test is a name and a function; a wait is for something to become true, never for time to pass.
local M = {}

local WAIT_MS = tonumber(os.getenv('WAIT_MS')) or 20000

local tests = {} ---@type { name: string, body: fun() }[]
local started = vim.uv.hrtime()

---@param name string what the user sees, as a sentence
---@param body fun()
function M.test(name, body)
  table.insert(tests, { name = name, body = body })
end

--- Milliseconds since Neovim began to read the test.
---@return number
function M.elapsed()
  return (vim.uv.hrtime() - started) / 1e6
end

--- Waits until `condition` gives something and returns it.
---@generic T
---@param what string
---@param condition fun(): T?
---@return T
function M.wait(what, condition)
  local found
  local held = vim.wait(WAIT_MS, function()
    found = condition()
    return found ~= nil and found ~= false
  end, 5)
  assert(held, 'waited in vain for ' .. what)
  return found
end

---@param actual any
---@param wanted any
---@param what? string
function M.equal(actual, wanted, what)
  if not vim.deep_equal(actual, wanted) then
    error(
      ('%s\n  wanted %s\n  got    %s'):format(
        what or 'not equal',
        vim.inspect(wanted),
        vim.inspect(actual)
      ),
      2
    )
  end
end

--- Whether `text` holds `part`, as plain text.
---@param text string
---@param part string
function M.contains(text, part)
  if not text:find(part, 1, true) then
    error(('wanted %q in:\n%s'):format(part, text), 2)
  end
end

--- Writes files below a fresh folder, which is also a note folder of its own.
---@param files table<string, string>
---@return string folder
function M.folder(files)
  local folder = vim.fn.resolve(vim.fn.tempname())
  for path, text in pairs(files) do
    local full = vim.fs.joinpath(folder, path)
    vim.fn.mkdir(vim.fs.dirname(full), 'p')
    local file = assert(io.open(full, 'wb'))
    file:write(text)
    file:close()
  end
  return folder
end

--- Runs every test and ends Neovim: 0 when all hold, 1 otherwise.
function M.run()
  local failed = 0
  for _, test in ipairs(tests) do
    local begun = vim.uv.hrtime()
    local ok, problem = xpcall(test.body, debug.traceback)
    failed = failed + (ok and 0 or 1)
    local took = (vim.uv.hrtime() - begun) / 1e6
    io.stdout:write(('%s  %s (%.0f ms)\n'):format(ok and 'ok  ' or 'FAIL', test.name, took))
    if not ok then
      io.stdout:write('      ' .. problem:gsub('\n', '\n      ') .. '\n')
    end
  end
  io.stdout:write(('%d passed, %d failed\n'):format(#tests - failed, failed))
  for _, client in ipairs(vim.lsp.get_clients()) do
    if vim.fn.has('nvim-0.11') == 1 then
      client:stop(true)
    else
      client.stop(true)
    end
  end
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

return M
