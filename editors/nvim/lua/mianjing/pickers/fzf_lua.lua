--- Questions in fzf-lua, asked anew at every key.
local M = {}

local question = require('mianjing.question')

--- One line for fzf: `path:line:1:` for the previewer, which `--with-nth` hides, then the text.
---@param item mianjing.Question
---@return string
local function line(item)
  local path, number = question.place(item)
  return ('%s:%d:1:\t%s'):format(path, number, (question.line(item):gsub('[\t\n]', ' ')))
end

--- Remembers which question each line stands for.
---@param seen table<string, mianjing.Question>
---@param items mianjing.Question[]
---@return string[]
local function lines(seen, items)
  return vim.tbl_map(function(item)
    local text = line(item)
    seen[text] = item
    return text
  end, items)
end

---@param source mianjing.Source
---@param seen table<string, mianjing.Question>
local function contents(source, seen)
  if source.items then
    return lines(seen, source.items)
  end
  return function(query)
    -- Newer versions hand the arguments over in a list.
    local words = type(query) == 'table' and query[1] or query
    return function(add)
      local thread = coroutine.running()
      vim.schedule(function()
        source.fetch(words or '', function(items)
          for _, text in ipairs(lines(seen, items or {})) do
            add(text)
          end
          add(nil)
          if thread then
            coroutine.resume(thread)
          end
        end)
      end)
      if thread then
        coroutine.yield()
      end
    end
  end
end

---@param source mianjing.Source
function M.pick(source)
  local seen = {} ---@type table<string, mianjing.Question>
  local fzf = require('fzf-lua')
  local start = source.items and fzf.fzf_exec or fzf.fzf_live
  start(contents(source, seen), {
    prompt = source.title .. '> ',
    query = source.query,
    previewer = 'builtin',
    exec_empty_query = true,
    fzf_opts = { ['--delimiter'] = '\t', ['--with-nth'] = '2..', ['--no-sort'] = true },
    actions = {
      ['default'] = function(selected)
        local item = selected and seen[selected[1]]
        if item then
          question.open(item)
        end
      end,
    },
  })
end

return M
