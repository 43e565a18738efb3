--- `:Mianjing next`: the next question without an answer, in this note and then in the others.
local M = {}

---@param call mianjing.Call
function M.run(call)
  require('mianjing.unanswered').jump(math.max(call.count, 1))
end

return M
