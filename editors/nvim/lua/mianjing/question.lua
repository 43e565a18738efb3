--- One hit of `mianjing/search` or `mianjing/related`: how it reads in a list, how to go there.
local M = {}

--- As the server sends it; see docs/protocol.md. Columns are in the client's position encoding.
---@class mianjing.Question
---@field kind? 'question'|'interview'|'heading'|'note'
---@field text string
---@field location lsp.Location
---@field note? string the note's path below its folder
---@field mark? 'pass'|'fail'|'none'
---@field answered? boolean
---@field company? string
---@field round? string
---@field date? string
---@field topic? string
---@field asked? integer how often it was asked in all
---@field isBare? boolean it stands in a run of bare questions or in a pasted log
---@field highlights? integer[][] half-open ranges of `text`

--- A piece of a line and the group it is drawn with.
---@alias mianjing.Chunk { [1]: string, [2]: string? }

local MARKS = { pass = '✅', fail = '❌' }
local KINDS = { interview = '🗓', heading = '# ', note = '📄' }

--- The byte offset of an offset in the client's units, clamped into `text`.
---@param text string
---@param units integer
---@return integer
local function byte_offset(text, units)
  local encoding = require('mianjing.client').encoding()
  if encoding == 'utf-8' then
    return math.min(units, #text)
  end
  if vim.fn.has('nvim-0.11') == 1 then
    return vim.str_byteindex(text, encoding, units, false)
  end
  local ok, offset = pcall(vim.str_byteindex, text, units, encoding == 'utf-16')
  return ok and offset or #text
end

--- A field that JSON may have sent as null.
---@param value any
---@return string?
local function said(value)
  return type(value) == 'string' and value ~= '' and value or nil
end

--- Company, round, date, topic and how often asked, as far as known.
---@param question mianjing.Question
---@return string
function M.context(question)
  local parts = {}
  for _, key in ipairs({ 'company', 'round', 'date', 'topic' }) do
    table.insert(parts, said(question[key]))
  end
  if (tonumber(question.asked) or 1) > 1 then
    table.insert(parts, ('%d×'):format(question.asked))
  end
  return table.concat(parts, ' · ')
end

---@param question mianjing.Question
---@return string path, integer line 1-based
function M.place(question)
  local path = vim.uri_to_fname(question.location.uri)
  return path, question.location.range.start.line + 1
end

--- The wording with the matched parts set apart.
---@param question mianjing.Question
---@return mianjing.Chunk[]
local function wording(question)
  local chunks, at = {}, 0
  for _, range in ipairs(question.highlights or {}) do
    local from = byte_offset(question.text, range[1])
    local to = byte_offset(question.text, range[2])
    if from >= at and to > from then
      table.insert(chunks, { question.text:sub(at + 1, from) })
      table.insert(chunks, { question.text:sub(from + 1, to), 'Search' })
      at = to
    end
  end
  table.insert(chunks, { question.text:sub(at + 1) })
  return vim.tbl_filter(function(chunk)
    return chunk[1] ~= ''
  end, chunks)
end

--- The line shown for a question: sign, wording, where it was asked, where it stands.
---@param question mianjing.Question
---@return mianjing.Chunk[]
function M.chunks(question)
  local sign = MARKS[question.mark]
    or KINDS[question.kind]
    or (question.answered == false and '? ' or '  ')
  local chunks = { { sign .. ' ' } }
  vim.list_extend(chunks, wording(question))
  local context = M.context(question)
  if context ~= '' then
    table.insert(chunks, { '  ' .. context, 'Comment' })
  end
  local path, line = M.place(question)
  local note = ('  %s:%d'):format(vim.fn.fnamemodify(path, ':~:.'), line)
  table.insert(chunks, { note, 'Directory' })
  return chunks
end

--- The same as plain text.
---@param question mianjing.Question
---@return string
function M.line(question)
  local parts = {}
  for _, chunk in ipairs(M.chunks(question)) do
    table.insert(parts, chunk[1])
  end
  return table.concat(parts)
end

--- Opens the note at the question, leaving a jump behind.
---@param question mianjing.Question
function M.open(question)
  vim.cmd("normal! m'")
  local encoding = require('mianjing.client').encoding()
  vim.lsp.util.show_document(question.location, encoding, { focus = true, reuse_win = false })
  vim.cmd('normal! zv')
end

return M
