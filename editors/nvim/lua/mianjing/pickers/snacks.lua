--- Questions in snacks.nvim's picker, asked anew at every key.
local M = {}

local question = require('mianjing.question')

---@param item mianjing.Question
---@param index integer
local function entry(item, index)
  local path, line = question.place(item)
  return { idx = index, text = item.text, file = path, pos = { line, 0 }, question = item }
end

---@param items mianjing.Question[]
local function entries(items)
  local list = {}
  for index, item in ipairs(items) do
    list[index] = entry(item, index)
  end
  return list
end

---@param source mianjing.Source
local function finder(source)
  return function(_, ctx)
    ---@async
    return function(add)
      local found ---@type mianjing.Question[]?
      vim.schedule(function()
        source.fetch(ctx.filter.search or '', function(items)
          found = items or {}
          ctx.async:resume()
        end)
      end)
      ctx.async:suspend()
      for _, item in ipairs(entries(found or {})) do
        add(item)
      end
    end
  end
end

---@param source mianjing.Source
function M.pick(source)
  require('snacks').picker.pick({
    source = 'mianjing',
    title = source.title,
    items = source.items and entries(source.items) or nil,
    finder = not source.items and finder(source) or nil,
    live = not source.items,
    search = source.query,
    -- The server ranked what it sent.
    sort = { fields = { 'idx' } },
    format = function(item)
      return question.chunks(item.question)
    end,
    confirm = function(picker, item)
      picker:close()
      if item then
        vim.schedule(function()
          question.open(item.question)
        end)
      end
    end,
  })
end

return M
