--- `:Mianjing study`: what is still unanswered, most asked first.
local M = {}

function M.run()
  require('mianjing.unanswered').fetch(function(items)
    require('mianjing.picker').pick({
      title = require('mianjing.messages').text('unanswered'),
      items = items,
    })
  end)
end

return M
