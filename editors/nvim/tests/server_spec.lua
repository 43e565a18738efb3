-- What a person sees in Neovim: the plugin and the real server together, on a small folder.
local harness = require('harness')
local test, equal, contains, wait = harness.test, harness.equal, harness.contains, harness.wait

local LOG = [==[
# 青禾科技[一面] 9.12

1. 自我介绍✅️
2. 🚕 缓存击穿怎么解决？❌
3. 缓存雪崩怎么办？❌[[缓存#雪崩]]
4. 切片的扩容规则❌（256 以内翻倍，之后按 1.25 倍）#go/切片
5. context 是怎么取消的？❌ #go/并发
]==]

local CACHE =
  '---\ntags: [缓存]\n---\n# 缓存\n\n## 雪崩\n\n过期时间加随机值。\n\n## 击穿\n\n热点 key 用互斥锁重建。\n'

local folder = harness.folder({
  ['.mianjing.toml'] = '',
  ['记录/青禾.md'] = LOG,
  ['记录/北岸.md'] = '# 北岸出行[二面] 10.8\r\n\r\n1. 三次握手的过程❌\r\n',
  ['缓存.md'] = CACHE,
})
local note = folder .. '/记录/青禾.md'

--- Shows a note, as it is in Neovim when it is open there.
local function show(path)
  local buffer = vim.fn.bufadd(path)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buflisted = true
  vim.cmd.buffer(buffer)
end

--- Shows a note and waits for the client.
local function open(path)
  show(path)
  return wait('the client', function()
    local client = vim.lsp.get_clients({ name = 'mianjing', bufnr = 0 })[1]
    return client and client.initialized and client
  end)
end

--- The 1-based line numbers of the warnings about unanswered questions in a buffer.
local function warned(buffer)
  local lines = {}
  for _, finding in ipairs(vim.diagnostic.get(buffer or 0)) do
    if finding.code == 'unanswered-question' then
      table.insert(lines, finding.lnum + 1)
    end
  end
  table.sort(lines)
  return lines
end

local function wait_for_warnings(wanted, buffer)
  wait('warnings on ' .. vim.inspect(wanted), function()
    return vim.deep_equal(warned(buffer), wanted)
  end)
end

--- Puts the cursor on the start of `text` in the current buffer.
local function go(text)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search('\\V' .. text, 'cW') > 0, text)
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false)
end

--- Answers the next `vim.ui.select` with the first item whose text `want` finds.
local function choosing(want, act)
  local original, shown = vim.ui.select, nil
  vim.ui.select = function(items, options, on_choice)
    local format = options.format_item or tostring
    shown = vim.tbl_map(format, items)
    for _, item in ipairs(items) do
      if format(item):find(want, 1, true) then
        return on_choice(item)
      end
    end
    on_choice(nil)
  end
  local ok, problem = pcall(function()
    act()
    wait('a list to choose from', function()
      return shown
    end)
  end)
  vim.ui.select = original
  assert(ok, problem)
  return shown
end

--- The text of the float that is open, if any.
local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(lines(vim.api.nvim_win_get_buf(window)), '\n')
    end
  end
end

test('questions marked ❌ without an answer are warned about', function()
  open(note)
  wait_for_warnings({ 4, 7 })
  io.stdout:write(('      start to first warning: %.0f ms\n'):format(harness.elapsed()))
end)

test('a warning spans the words of its question', function()
  local finding = vim.diagnostic.get(0, { lnum = 3 })[1]
  local text = lines()[4]:sub(finding.col + 1, finding.end_col)
  contains(text, '缓存击穿怎么解决？')
  equal(finding.source, 'mianjing')
end)

test('the warned lines have one sign of ours each', function()
  local seen = wait('signs', function()
    local marks = vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true, type = 'sign' })
    return #marks > 0 and marks
  end)
  local found = {}
  for _, mark in ipairs(seen) do
    table.insert(found, { mark[2] + 1, vim.trim(mark[4].sign_text) })
  end
  equal(found, { { 4, '✗' }, { 7, '✗' } })
end)

test('an answer typed in takes the warning away, and undo brings it back', function()
  go('context 是')
  vim.api.nvim_buf_set_lines(
    0,
    6,
    7,
    false,
    { '5. context 是怎么取消的？❌（父级关闭 done 通道）' }
  )
  wait_for_warnings({ 4 })
  vim.cmd('silent undo')
  wait_for_warnings({ 4, 7 })
end)

test('hover over a question shows its answer from the linked section', function()
  go('缓存雪崩')
  vim.lsp.buf.hover()
  contains(wait('a float', float_text), '过期时间加随机值')
  vim.cmd('silent! fclose!')
end)

test('tags complete after Chinese and an emoji on the line', function()
  vim.api.nvim_buf_set_lines(0, 6, 7, false, { '5. 🚕 context 是怎么取消的？❌ #g' })
  vim.api.nvim_win_set_cursor(0, { 7, #lines()[7] })
  local client = vim.lsp.get_clients({ name = 'mianjing', bufnr = 0 })[1]
  local labels = wait('completion', function()
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    params.position.character = vim.str_utfindex
        and client.offset_encoding == 'utf-8'
        and #lines()[7]
      or vim.fn.strutf16len(lines()[7])
    local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 2000) or {}
    local result = answers[client.id] and answers[client.id].result
    local items = result and (result.items or result) or {}
    return #items > 0 and vim.tbl_map(function(item)
      return item.label
    end, items)
  end)
  assert(
    vim.iter(labels):any(function(label)
      return label:find('go/切片', 1, true) ~= nil
    end),
    vim.inspect(labels)
  )
  vim.cmd('silent undo')
  wait_for_warnings({ 4, 7 })
end)

test('a code action turns ❌ into ✅ on its line only', function()
  local before = lines()
  go('🚕 缓存')
  local offered = choosing('✅', function()
    vim.lsp.buf.code_action()
  end)
  assert(#offered > 0)
  wait('the new mark', function()
    return lines()[4]:find('✅', 1, true)
  end)
  local after = lines()
  after[4] = before[4]
  equal(after, before, 'the other lines stay')
  vim.cmd('silent undo')
  wait_for_warnings({ 4, 7 })
end)

test('renaming a heading changes the links to it in other notes', function()
  open(folder .. '/缓存.md')
  go('雪崩')
  vim.lsp.buf.rename('缓存雪崩')
  local log = vim.fn.bufnr(note)
  wait('the heading', function()
    return vim.list_contains(lines(), '## 缓存雪崩')
  end)
  wait('the link', function()
    return table.concat(lines(log), '\n'):find('[[缓存#缓存雪崩]]', 1, true)
  end)
  vim.cmd('silent undo')
  vim.cmd.buffer(log)
  vim.cmd('silent undo')
  equal(lines(), vim.split(LOG:sub(1, -2), '\n'))
end)

test('search lists questions and goes to the chosen one', function()
  local shown = choosing('三次握手', function()
    vim.cmd('Mianjing search 三次握手')
  end)
  contains(shown[1], '❌ 三次握手的过程')
  wait('the jump', function()
    return vim.api.nvim_buf_get_name(0) == folder .. '/记录/北岸.md'
  end)
  equal(vim.api.nvim_win_get_cursor(0)[1], 3)
end)

test('search finds a question by its pinyin', function()
  local shown = choosing('no such', function()
    vim.cmd('Mianjing search scws')
  end)
  contains(shown[1], '三次握手')
end)

test('next and previous go from one unanswered question to the other', function()
  show(note)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  local function at(path, line)
    local here
    local arrived = pcall(wait, 'the jump', function()
      here = vim.api.nvim_buf_get_name(0) .. ':' .. vim.api.nvim_win_get_cursor(0)[1]
      return here == path .. ':' .. line
    end)
    assert(arrived, ('wanted %s:%d, got %s'):format(path, line, here))
  end
  vim.cmd('Mianjing next')
  at(note, 4)
  vim.cmd('Mianjing next')
  at(note, 7)
  vim.cmd('Mianjing prev')
  at(note, 4)
  vim.cmd('Mianjing prev')
  at(folder .. '/记录/北岸.md', 3)
  vim.cmd('2Mianjing next')
  at(note, 7)
  equal(vim.api.nvim_get_mode().mode, 'n')
end)

test('the interview has a code lens with its tally', function()
  show(note)
  local title = wait('a lens', function()
    for _, lens in ipairs(vim.lsp.codelens.get(0)) do
      if lens.command and lens.range.start.line == 0 then
        return lens.command.title
      end
    end
  end)
  contains(title, '5')
end)

--- Presses a key of the buffer that is shown.
local function press(key)
  vim.fn.maparg(key, 'n', false, true).callback()
end

test('a due question is asked, revealed, graded, and the grade taken back', function()
  show(note)
  vim.cmd('Mianjing review')
  local heading = wait('a question', function()
    return vim.api.nvim_buf_get_name(0):find('^mianjing%-review:') and lines()[3]
  end)
  contains(heading, '# ')
  equal(vim.bo.modifiable, false)
  assert(not table.concat(lines()):find('file:', 1, true), 'the place is shown by its name')
  local function keys()
    local shown = {}
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true })) do
      for _, line in ipairs(mark[4].virt_lines or {}) do
        for _, chunk in ipairs(line) do
          table.insert(shown, chunk[1])
        end
      end
    end
    return table.concat(shown)
  end
  contains(keys(), 'show the answer')
  press('3')
  wait('the grades', function()
    return keys():find(' 4 ', 1, true)
  end)
  equal(lines()[3], heading, 'a grade before the answer was seen shows the answer')
  press('3')
  wait('the next question', function()
    return lines()[3] ~= heading
  end)
  local log = table.concat(vim.fn.readfile(folder .. '/.mianjing/review.jsonl'), '\n')
  contains(log, '"grade":"good"')
  press('u')
  wait('the question again', function()
    return lines()[3] == heading
  end)
  press('<CR>')
  wait('its note', function()
    return vim.bo.buftype == ''
  end)
  contains(vim.api.nvim_get_current_line(), heading:match('^# (%S+)'))
  vim.cmd('only')
end)

test('a new interview gets a note of its own', function()
  vim.cmd('Mianjing new 云雀支付 一面')
  local path = wait('the note', function()
    local name = vim.api.nvim_buf_get_name(0)
    return name:find('云雀支付', 1, true) and name
  end)
  equal(vim.fn.filereadable(path), 1)
  contains(table.concat(lines(), '\n'), '云雀支付')
  contains(table.concat(lines(), '\n'), '一面')
  vim.fn.delete(path)
  vim.cmd('bwipeout!')
end)

test('the report opens in a buffer, and as a page', function()
  vim.cmd('Mianjing report markdown')
  local text = wait('the report', function()
    return not vim.bo.modifiable and table.concat(lines(), '\n')
  end)
  contains(text, '缓存击穿')
  vim.cmd('bwipeout!')
  local opened
  local builtin = vim.ui.open
  vim.ui.open = function(path)
    opened = path
    return {}, nil
  end
  vim.cmd('Mianjing report')
  local page = wait('the page', function()
    return opened
  end)
  vim.ui.open = builtin
  local html = table.concat(vim.fn.readfile(page), '\n')
  contains(html:lower(), '<!doctype html>')
  contains(html, '缓存击穿')
end)

test('what is due stands in the status line', function()
  local due = wait('the counts', function()
    local text = require('mianjing').due()
    return text ~= '' and text
  end)
  assert(due:find('%d'), due)
end)

test('the health check finds nothing wrong', function()
  vim.cmd('checkhealth mianjing')
  local text = table.concat(lines(), '\n')
  contains(text, folder)
  for _, word in ipairs({ 'ERROR', 'WARNING' }) do
    assert(not text:find(word, 1, true), text)
  end
  vim.cmd('bwipeout!')
end)

test('a restart brings the warnings back', function()
  show(note)
  wait_for_warnings({ 4, 7 })
  local before = vim.lsp.get_clients({ name = 'mianjing' })[1].id
  vim.cmd('Mianjing restart')
  wait('a new client', function()
    local client = vim.lsp.get_clients({ name = 'mianjing', bufnr = 0 })[1]
    return client and client.id ~= before and client.initialized
  end)
  wait_for_warnings({ 4, 7 })
end)
