--- Reviewing what is due: one question at a time in a buffer of its own, graded by keys.
local M = {}

local SCHEME = 'mianjing-review://'
local namespace = vim.api.nvim_create_namespace('mianjing.review')

--- As the server sends it; see docs/protocol.md.
---@class mianjing.Card
---@field key string
---@field folder string
---@field question mianjing.Question
---@field isRevealed boolean
---@field grades { grade: string, title: string, interval: string }[]

---@class mianjing.Review
---@field counts { cards: integer, due: integer, new: integer, done: integer }
---@field status string
---@field card? mianjing.Card
---@field text string
---@field error? string

--- What is shown, and for which query.
---@type { review?: mianjing.Review, query: string }
local state = { query = '' }

--- What waits, for a status line; `''` when nothing does or nobody asked yet.
M.status = ''

---@return integer
local function buffer()
  local name = SCHEME .. require('mianjing.messages').text('review')
  local found = vim.fn.bufnr('^' .. vim.fn.escape(name, '[]*?') .. '$')
  if found ~= -1 then
    return found
  end
  local made = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_name(made, name)
  vim.bo[made].bufhidden = 'wipe'
  vim.bo[made].swapfile = false
  vim.bo[made].filetype = 'markdown'
  M.map(made)
  return made
end

--- The line of keys below the text: what each does and, for grades, when the question comes back.
---@param card? mianjing.Card
---@return mianjing.Chunk[]
local function keys(card)
  local text = require('mianjing.messages').text
  local chunks = {} ---@type mianjing.Chunk[]
  local function key(name, what)
    table.insert(chunks, { ' ' .. name .. ' ', 'SpecialKey' })
    table.insert(chunks, { what .. '  ' })
  end
  if card and card.isRevealed then
    for number, grade in ipairs(card.grades) do
      key(tostring(number), ('%s %s'):format(grade.title, grade.interval))
    end
  elseif card then
    key('Space', text('show_answer'))
  end
  if card then
    key('b', text('bury'))
    key('Enter', text('open_note'))
  end
  key('u', text('undo'))
  key('q', text('close'))
  return chunks
end

---@param review? mianjing.Review
local function show(review)
  if not review then
    return
  end
  state.review = review
  M.status = review.status
  if type(review.error) == 'string' then
    require('mianjing.client').notify(review.error, vim.log.levels.WARN)
  end
  local shown = buffer()
  -- The address of the question's place is long, and <CR> goes there.
  local text = review.text:gsub('\n%[([^%]\n]+)%]%(file:[^)\n]*%)\n', '\n%1\n', 1)
  local lines = vim.split(text, '\n')
  vim.bo[shown].modifiable = true
  vim.api.nvim_buf_set_lines(shown, 0, -1, false, lines)
  vim.bo[shown].modifiable = false
  vim.bo[shown].modified = false
  vim.api.nvim_buf_clear_namespace(shown, namespace, 0, -1)
  vim.api.nvim_buf_set_extmark(shown, namespace, #lines - 1, 0, {
    virt_lines = { { { '' } }, keys(review.card) },
  })
  if vim.api.nvim_get_current_buf() ~= shown then
    vim.api.nvim_set_current_buf(shown)
  end
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
end

---@param params table
local function ask(params)
  require('mianjing.client').request('mianjing/review', params, show)
end

--- Runs a command of the server on the card that is shown.
---@param command string
---@param more? table
local function act(command, more)
  local card = state.review and state.review.card
  local argument = { query = state.query }
  if card and command ~= 'mianjing.review.undo' then
    argument.key, argument.folder = card.key, card.folder
  end
  local params =
    { command = command, arguments = { vim.tbl_extend('force', argument, more or {}) } }
  require('mianjing.client').request('workspace/executeCommand', params, show)
end

--- Shows the answer; it does nothing where it is shown already.
function M.reveal()
  local card = state.review and state.review.card
  if card and not card.isRevealed then
    ask({ key = card.key, folder = card.folder, query = state.query, isRevealed = true })
  end
end

--- Grades the question; before the answer was seen, shows that instead.
---@param number integer 1 (again) to 4 (easy)
function M.grade(number)
  local card = state.review and state.review.card
  if card and card.isRevealed then
    act('mianjing.review.grade', { grade = card.grades[number].grade })
  else
    M.reveal()
  end
end

function M.bury()
  if state.review and state.review.card then
    act('mianjing.review.bury')
  end
end

function M.undo()
  act('mianjing.review.undo')
end

--- Opens the note at the question, in a split, so that the review stays.
function M.open()
  local card = state.review and state.review.card
  if card then
    vim.cmd('belowright split')
    require('mianjing.question').open(card.question)
  end
end

--- The keys of the buffer.
---@param made integer
function M.map(made)
  local function map(lhs, run, desc)
    vim.keymap.set('n', lhs, run, { buffer = made, nowait = true, desc = 'mianjing: ' .. desc })
  end
  for number = 1, 4 do
    map(tostring(number), function()
      M.grade(number)
    end, 'grade ' .. number)
  end
  map('<Space>', M.reveal, 'show the answer')
  map('b', M.bury, 'not today')
  map('u', M.undo, 'undo')
  map('<CR>', M.open, 'open the note')
  map('q', function()
    vim.api.nvim_buf_delete(made, { force = true })
  end, 'close')
end

--- Begins, or goes on.
---@param query string in the query language; '' for everything
function M.start(query)
  state.query = query
  ask({ query = query })
end

---@param client vim.lsp.Client
local function ask_status(client)
  local function answer(_, result)
    if type(result) == 'table' and type(result.status) == 'string' then
      M.status = result.status
      vim.schedule(function()
        vim.cmd.redrawstatus({ bang = true })
      end)
    end
  end
  local params = { countsOnly = true }
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('mianjing/review', params, answer)
  else
    client.request('mianjing/review', params, answer, vim.api.nvim_get_current_buf())
  end
end

local is_watching = false

--- Keeps `M.status` up to date from now on.
function M.watch()
  if is_watching then
    return
  end
  is_watching = true
  local group = vim.api.nvim_create_augroup('mianjing.review', {})
  vim.api.nvim_create_autocmd({ 'BufWritePost', 'LspAttach' }, {
    group = group,
    desc = 'Ask how many questions are due',
    callback = function()
      local client = vim.lsp.get_clients({ name = 'mianjing' })[1]
      if client and client.initialized then
        ask_status(client)
      end
    end,
  })
  local client = vim.lsp.get_clients({ name = 'mianjing' })[1]
  if client and client.initialized then
    ask_status(client)
  end
end

return M
