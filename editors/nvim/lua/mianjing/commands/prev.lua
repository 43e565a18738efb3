--- `:Mianjing prev`: the question without an answer before the cursor.
local M = {}

---@param call mianjing.Call
function M.run(call)
  require('mianjing.unanswered').jump(-math.max(call.count, 1))
end

return M
