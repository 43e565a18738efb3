std = 'luajit'
cache = true
read_globals = { 'vim' }
globals = { 'vim.g', 'vim.b', 'vim.bo', 'vim.wo', 'vim.o', 'vim.opt', 'vim.env', 'vim.ui', 'vim.lsp', 'vim.fn' }
max_line_length = 120
files['lua/mianjing/messages.lua'].max_line_length = false
-- Made from the server's schema.
exclude_files = { 'lua/mianjing/settings.lua' }
