--- What other plugins and a user's configuration may call. Nothing needs `setup()`.
local M = {}

--- Kept for plugin managers that call it: the same as setting `vim.g.mianjing`.
---@param options? mianjing.Options
function M.setup(options)
  if options then
    vim.g.mianjing = options
  end
end

--- How many questions of a note still need an answer, for a status line: `❌ 3`, or nothing.
---@param buffer? integer default: the current one
---@return string
function M.status(buffer)
  local count = 0
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer or 0)) do
    if diagnostic.source == 'mianjing' and diagnostic.code == 'unanswered-question' then
      count = count + 1
    end
  end
  return count > 0 and ('❌ %d'):format(count) or ''
end

--- How many questions wait to be reviewed, for a status line: `3 due · 5 new`, or nothing. The first
--- call asks the server; a saved note and every grade ask again.
---@return string
function M.due()
  local review = require('mianjing.review')
  review.watch()
  return review.status
end

--- Runs a subcommand of `:Mianjing`.
---@param name string
---@param ... string
function M.run(name, ...)
  require('mianjing.commands').run({ fargs = { name, ... } })
end

return M
