--- A sign per kind of finding, in place of Neovim's one sign per severity.
local M = {}

local namespace = vim.api.nvim_create_namespace('mianjing.signs')

local HIGHLIGHTS = {
  [vim.diagnostic.severity.ERROR] = 'DiagnosticSignError',
  [vim.diagnostic.severity.WARN] = 'DiagnosticSignWarn',
  [vim.diagnostic.severity.INFO] = 'DiagnosticSignInfo',
  [vim.diagnostic.severity.HINT] = 'DiagnosticSignHint',
}

--- The diagnostics of mianjing in a buffer.
---@param buffer integer
---@return vim.Diagnostic[]
local function findings(buffer)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == 'mianjing'
  end, vim.diagnostic.get(buffer))
end

--- Draws the signs of a buffer anew.
---@param buffer integer
function M.draw(buffer)
  if not vim.api.nvim_buf_is_loaded(buffer) then
    return
  end
  vim.api.nvim_buf_clear_namespace(buffer, namespace, 0, -1)
  local signs = require('mianjing.config').get().signs
  if not signs then
    return
  end
  local last = vim.api.nvim_buf_line_count(buffer) - 1
  for _, finding in ipairs(findings(buffer)) do
    local sign = signs[finding.code]
    if sign and finding.lnum <= last then
      vim.api.nvim_buf_set_extmark(buffer, namespace, finding.lnum, 0, {
        sign_text = sign,
        sign_hl_group = HIGHLIGHTS[finding.severity],
        -- As Neovim's own: the worst finding of a line is the one seen.
        priority = 10 + (vim.diagnostic.severity.HINT - finding.severity),
      })
    end
  end
end

--- Neovim's own signs for the same diagnostics are switched off, so that no line has two.
---@param client_id integer
local function hide_builtin(client_id)
  for _, is_pull in ipairs({ false, true }) do
    local shared = vim.lsp.diagnostic.get_namespace(client_id, is_pull)
    vim.diagnostic.config({ signs = false }, shared)
  end
end

--- Shows the signs of a buffer and redraws them whenever its diagnostics change.
---@param buffer integer
---@param client_id integer
function M.attach(buffer, client_id)
  if not require('mianjing.config').get().signs then
    return
  end
  hide_builtin(client_id)
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = vim.api.nvim_create_augroup('mianjing.signs.' .. buffer, {}),
    buffer = buffer,
    desc = 'Signs of mianjing',
    callback = function()
      M.draw(buffer)
    end,
  })
  M.draw(buffer)
end

return M
