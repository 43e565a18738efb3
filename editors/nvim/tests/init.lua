-- A Neovim with nothing of the user's and the plugin on its runtimepath, as by hand; lazy.nvim puts
-- it there itself.
local here = vim.fs.dirname(vim.fs.dirname(vim.fs.normalize(debug.getinfo(1, 'S').source:sub(2))))
if not os.getenv('SPEC'):find('lazy_spec', 1, true) then
  vim.opt.runtimepath:prepend(here)
end
vim.opt.swapfile = false
vim.opt.shadafile = 'NONE'
vim.opt.signcolumn = 'yes'
vim.opt.hidden = true
vim.diagnostic.config({ virtual_text = true })
vim.g.mianjing = { cmd = { assert(os.getenv('MIANJING'), 'MIANJING names no server'), 'serve' } }
