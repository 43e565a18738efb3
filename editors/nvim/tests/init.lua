-- A Neovim with nothing of the user's and the plugin on its runtimepath, as by hand or lazy.nvim.
local here = vim.fs.dirname(vim.fs.dirname(vim.fs.normalize(debug.getinfo(1, 'S').source:sub(2))))
vim.opt.runtimepath:prepend(here)
vim.opt.swapfile = false
vim.opt.shadafile = 'NONE'
vim.opt.signcolumn = 'yes'
vim.opt.hidden = true
vim.diagnostic.config({ virtual_text = true })
vim.g.mianjing = { cmd = { assert(os.getenv('MIANJING'), 'MIANJING names no server'), 'serve' } }
