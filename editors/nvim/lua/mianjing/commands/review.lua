--- `:Mianjing review [query]`: the questions that are due, one at a time.
local M = {}

---@param call mianjing.Call
function M.run(call)
  require('mianjing.review').start(table.concat(call.args, ' '))
end

--- The filters of the query language.
function M.complete()
  return require('mianjing.commands.search').complete()
end

return M
