-- What a rename or a code action does to the buffers of a person in Neovim, and how it is undone.
local harness = require('harness')
local test, equal, wait = harness.test, harness.equal, harness.wait

local LOCKS = [==[
# 锁 ❌

见 [[#锁]]、[上面](#锁-)和 <a href="#锁-">这里</a>。
]==]

local ANSWER =
  '- 🚕 什么是自旋锁？❌\n  ```go\n  for !try() {\n  }\n  ```\n- 别的？✅\n'

local LOG = '# 青禾[一面] 9.12\n\n1. 锁？❌ 见 [[锁#锁]] 和 [[锁|这里]]\n'

local folder = harness.folder({
  ['.mianjing.toml'] = '',
  ['锁.md'] = LOCKS,
  ['记录/青禾.md'] = LOG,
  ['题.md'] = ANSWER,
})
local locks, log = folder .. '/锁.md', folder .. '/记录/青禾.md'

--- Shows a note and waits for the client.
local function open(path)
  local buffer = vim.fn.bufadd(path)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buflisted = true
  vim.cmd.buffer(buffer)
  return wait('the client', function()
    local client = vim.lsp.get_clients({ name = 'mianjing', bufnr = 0 })[1]
    return client and client.initialized and client
  end)
end

--- Puts the cursor on the start of `text` in the current buffer.
local function go(text)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search('\\V' .. text, 'cW') > 0, text)
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false), '\n') .. '\n'
end

local function wait_for_text(part, buffer)
  wait(part, function()
    return text(buffer):find(part, 1, true)
  end)
end

--- Takes the first code action at the cursor whose title `want` finds.
local function choose(want)
  local select = vim.ui.select
  vim.ui.select = function(items, options, on_choice)
    local format = options.format_item or tostring
    for _, item in ipairs(items) do
      if format(item):find(want, 1, true) then
        return on_choice(item)
      end
    end
    error('not offered: ' .. vim.inspect(vim.tbl_map(format, items)))
  end
  local chosen = false
  vim.lsp.buf.code_action({
    filter = function(action)
      chosen = chosen or action.title:find(want, 1, true) ~= nil
      return true
    end,
  })
  wait('the offer of ' .. want, function()
    return chosen
  end)
  return function()
    vim.ui.select = select
  end
end

test('a rename that changes four places of a note is one step to undo', function()
  open(log)
  open(locks)
  local steps = vim.fn.undotree().seq_last
  go('锁 ❌')
  vim.lsp.buf.rename('互斥 锁')
  wait_for_text('# 互斥 锁 ❌')
  wait_for_text('[[锁#互斥 锁]] 和 [[锁|这里]]', vim.fn.bufnr(log))
  equal(
    text():match('\n\n([^\n]*)'),
    '见 [[#互斥 锁]]、[上面](#互斥-锁-)和 <a href="#互斥-锁-">这里</a>。'
  )
  equal(vim.fn.undotree().seq_last, steps + 1)
  vim.cmd('silent undo')
  equal(text(), LOCKS)
  vim.cmd('silent redo')
  wait_for_text('# 互斥 锁 ❌')
  vim.cmd('silent undo')
  vim.cmd.buffer(vim.fn.bufnr(log))
  vim.cmd('silent undo')
  equal(text(), LOG)
end)

test('an answer that moves to its own note is one step to undo', function()
  open(folder .. '/题.md')
  local own = vim.api.nvim_get_current_buf()
  go('🚕 什么是')
  local restore = choose('自旋锁')
  wait_for_text('  [[什么是自旋锁]]', own)
  restore()
  local moved = vim.fn.bufnr(folder .. '/什么是自旋锁.md')
  -- Neovim keeps the empty line of the new buffer behind what is put into it.
  equal(vim.trim(text(moved)), '# 什么是自旋锁？\n\n```go\nfor !try() {\n}\n```')
  vim.cmd.buffer(own)
  vim.cmd('silent undo')
  equal(text(), ANSWER)
end)

test('links follow a file that another plugin renamed', function()
  local client = open(log)
  vim.uv.fs_mkdir(folder .. '/并发', 493)
  local to = folder .. '/并发/互斥 锁.md'
  vim.api.nvim_buf_delete(vim.fn.bufnr(locks), { force = true })
  assert(vim.uv.fs_rename(locks, to))
  local files = { { oldUri = vim.uri_from_fname(locks), newUri = vim.uri_from_fname(to) } }
  client.notify('workspace/didRenameFiles', { files = files })
  wait_for_text('[[互斥 锁#锁]] 和 [[互斥 锁|这里]]', vim.fn.bufnr(log))
  vim.cmd('silent undo')
  equal(text(), LOG)
end)
