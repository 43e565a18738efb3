--- `:Mianjing log`: what the server wrote to its standard error, in Neovim's own LSP log.
local M = {}

function M.run()
  vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.get_log_path()))
  vim.cmd('normal! G')
end

return M
