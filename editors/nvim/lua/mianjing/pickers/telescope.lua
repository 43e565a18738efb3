--- Questions in telescope.nvim, asked anew at every key.
local M = {}

local question = require('mianjing.question')

--- telescope draws a string and ranges of highlights in it.
---@param chunks mianjing.Chunk[]
---@return string text, table ranges
local function display(chunks)
  local text, ranges = '', {}
  for _, chunk in ipairs(chunks) do
    if chunk[2] then
      table.insert(ranges, { { #text, #text + #chunk[1] }, chunk[2] })
    end
    text = text .. chunk[1]
  end
  return text, ranges
end

---@param item mianjing.Question
local function entry(item)
  local path, line = question.place(item)
  return {
    value = item,
    ordinal = item.text,
    display = function()
      return display(question.chunks(item))
    end,
    path = path,
    filename = path,
    lnum = line,
    col = 1,
  }
end

---@param source mianjing.Source
local function finder(source)
  if source.items then
    return require('telescope.finders').new_table({ results = source.items, entry_maker = entry })
  end
  local function results(prompt)
    local sender, receiver = require('plenary.async').control.channel.oneshot()
    source.fetch(prompt or '', sender)
    return receiver() or {}
  end
  return require('telescope.finders').new_dynamic({ entry_maker = entry, fn = results })
end

---@param source mianjing.Source
function M.pick(source)
  local config = require('telescope.config').values
  -- The server ranked what it sent; a list without a query is filtered here.
  local sorter = source.items and config.generic_sorter({}) or require('telescope.sorters').empty()
  require('telescope.pickers')
    .new({}, {
      prompt_title = source.title,
      default_text = source.query,
      finder = finder(source),
      sorter = sorter,
      previewer = config.grep_previewer({}),
      attach_mappings = function(prompt_buffer)
        local actions = require('telescope.actions')
        actions.select_default:replace(function()
          local selected = require('telescope.actions.state').get_selected_entry()
          actions.close(prompt_buffer)
          if selected then
            question.open(selected.value)
          end
        end)
        return true
      end,
    })
    :find()
end

return M
