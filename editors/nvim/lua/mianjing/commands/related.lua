--- `:Mianjing related`: the same question elsewhere, for the question under the cursor.
local M = {}

function M.run()
  local text = require('mianjing.messages').text
  local client = require('mianjing.client').get()
  if not client then
    require('mianjing.client').notify(text('not_running'), vim.log.levels.WARN)
    return
  end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  require('mianjing.client').request('mianjing/related', params, function(result)
    local items = result and result.items
    if not items then
      return
    end
    if #items == 0 then
      require('mianjing.client').notify(text('asked_nowhere_else'))
    else
      require('mianjing.picker').pick({ title = text('elsewhere'), items = items })
    end
  end)
end

return M
