--- `:Mianjing restart`: ends the server and starts it again.
local M = {}

function M.run()
  require('mianjing.client').restart()
  require('mianjing.client').notify(require('mianjing.messages').text('restarted'))
end

return M
