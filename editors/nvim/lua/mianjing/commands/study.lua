--- `:Mianjing study`: what is still unanswered, most asked first.
local M = {}

function M.run()
  require('mianjing.commands.search').fetch('?', function(items)
    if items then
      require('mianjing.picker').pick({ title = 'Unanswered', items = items })
    end
  end)
end

return M
