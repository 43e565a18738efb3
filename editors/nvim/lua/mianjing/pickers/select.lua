--- Questions in `vim.ui.select`: one query, then one list.
local M = {}

---@param source mianjing.Source
---@param items? mianjing.Question[]
local function choose(source, items)
  if not items then
    return
  end
  if #items == 0 then
    require('mianjing.client').notify(require('mianjing.messages').text('nothing_found'))
    return
  end
  local question = require('mianjing.question')
  vim.ui.select(items, {
    prompt = source.title,
    kind = 'mianjing',
    format_item = question.line,
  }, function(item)
    if item then
      question.open(item)
    end
  end)
end

---@param source mianjing.Source
function M.pick(source)
  if source.items then
    choose(source, source.items)
    return
  end
  local function search(query)
    if query then
      source.fetch(query, function(items)
        choose(source, items)
      end)
    end
  end
  if source.query and source.query ~= '' then
    search(source.query)
  else
    vim.ui.input({ prompt = source.title .. ': ' }, search)
  end
end

return M
