-- The pickers in the real telescope.nvim, fzf-lua and snacks.nvim. $PLUGINS is a folder with those
-- three and plenary.nvim. Each runs in a Neovim of its own, driven by keys: keys typed by a test
-- are not read while the test itself waits.
local harness = require('harness')
local test, equal, wait = harness.test, harness.equal, harness.wait

local plugins = assert(os.getenv('PLUGINS'), 'PLUGINS names no folder')
local here = vim.fs.dirname(vim.fs.normalize(os.getenv('SPEC')))

local folder = harness.folder({
  ['.mianjing.toml'] = '',
  ['青禾.md'] = '# 青禾科技[一面] 9.12\n\n1. 自我介绍✅\n2. 🚕 缓存击穿怎么解决？❌\n3. context 是怎么取消的？❌\n',
  ['北岸.md'] = '# 北岸出行[二面] 10.8\n\n1. 三次握手的过程❌\n',
})

--- A Neovim with one of the plugins, showing a note with the server attached.
local function start(plugin, backend)
  local job = vim.fn.jobstart({
    vim.v.progpath,
    '--embed',
    '--headless',
    '-u',
    here .. '/init.lua',
    '--cmd',
    ('set columns=140 lines=40 | set runtimepath^=%s/plenary.nvim,%s/%s'):format(
      plugins,
      plugins,
      plugin
    ),
  }, { rpc = true })
  local child = {}
  function child.lua(code, ...)
    return vim.rpcrequest(job, 'nvim_exec_lua', code, { ... })
  end
  function child.keys(keys)
    vim.rpcrequest(job, 'nvim_input', keys)
  end
  --- What a person would see.
  function child.screen()
    return child.lua([[
      vim.cmd('redraw')
      local lines = {}
      for row = 1, vim.o.lines do
        local cells = {}
        for column = 1, vim.o.columns do
          table.insert(cells, vim.fn.screenstring(row, column))
        end
        table.insert(lines, table.concat(cells))
      end
      return table.concat(lines, '\n')
    ]])
  end
  --- Waits until the screen has all of these.
  function child.sees(...)
    local wanted = { ... }
    local screen = ''
    local held = pcall(wait, 'the screen', function()
      screen = child.screen()
      return vim.iter(wanted):all(function(text)
        return screen:find(text, 1, true) ~= nil
      end)
    end)
    assert(held, ('wanted %s on the screen:\n%s'):format(vim.inspect(wanted), screen))
  end
  function child.at(path, line)
    wait('the jump', function()
      return child.lua([[
        return vim.api.nvim_buf_get_name(0) .. ':' .. vim.api.nvim_win_get_cursor(0)[1]
      ]]) == path .. ':' .. line
    end)
  end
  function child.stop()
    vim.fn.jobstop(job)
  end
  child.lua(
    [[
      local backend, note = ...
      local options = vim.g.mianjing
      options.picker = backend
      vim.g.mianjing = options
      if backend == 'snacks' then
        require('snacks').setup({ picker = {} })
      end
      vim.cmd.edit(vim.fn.fnameescape(note))
    ]],
    backend,
    folder .. '/青禾.md'
  )
  wait('the client', function()
    return child.lua([[
      local client = vim.lsp.get_clients({ name = 'mianjing', bufnr = 0 })[1]
      return client ~= nil and client.initialized
    ]])
  end)
  -- The folder is read once the neighbour's question is known.
  wait('the folder', function()
    return child.lua([[
      local found = vim.lsp.buf_request_sync(0, 'mianjing/search', { query = '握手' }, 2000)
      local _, answer = next(found or {})
      return answer ~= nil and #(answer.result or { items = {} }).items > 0
    ]])
  end)
  equal(child.lua("return require('mianjing.picker').backend()"), backend)
  return child
end

--- Runs `body` with a Neovim that has the plugin, and ends it.
local function with(plugin, backend, body)
  local child = start(plugin, backend)
  local ok, problem = xpcall(body, debug.traceback, child)
  child.stop()
  assert(ok, problem)
end

local backends = { { 'fzf-lua', 'fzf-lua' }, { 'snacks.nvim', 'snacks' } }
if vim.fn.has('nvim-0.11') == 1 then
  table.insert(backends, { 'telescope.nvim', 'telescope' })
else
  io.stdout:write('      telescope.nvim needs 0.11\n')
end

for _, it in ipairs(backends) do
  local plugin, backend = it[1], it[2]

  test(plugin .. ' asks the server at every key, and Enter goes to the question', function()
    with(plugin, backend, function(child)
      child.keys(':Mianjing search<CR>')
      child.sees('Questions')
      -- The initials of 三次握手; no picker would find it by itself.
      child.keys('scws')
      -- The heading of the other note stands in the preview alone.
      child.sees('scws', '三次握手的过程', '# 北岸出行[二面]')
      child.keys('<CR>')
      child.at(folder .. '/北岸.md', 3)
    end)
  end)

  test(plugin .. ' starts with the query of the command', function()
    with(plugin, backend, function(child)
      child.keys(':Mianjing search 取消<CR>')
      child.sees('Questions', 'context 是怎么取消的')
      child.keys('<CR>')
      child.at(folder .. '/青禾.md', 5)
    end)
  end)

  test(plugin .. ' lists what is unanswered and filters it itself', function()
    with(plugin, backend, function(child)
      child.keys(':Mianjing study<CR>')
      child.sees('Unanswered', '三次握手的过程', '缓存击穿怎么解决')
      child.keys('击穿')
      wait('the filter', function()
        return not child.screen():find('三次握手的过程', 1, true)
      end)
      child.keys('<CR>')
      child.at(folder .. '/青禾.md', 4)
    end)
  end)
end

test('without a choice the first that is installed is taken', function()
  with('fzf-lua', 'fzf-lua', function(child)
    local found = child.lua([[
      local options = vim.g.mianjing
      options.picker = nil
      vim.g.mianjing = options
      return require('mianjing.picker').backend()
    ]])
    equal(found, 'fzf-lua')
  end)
end)
