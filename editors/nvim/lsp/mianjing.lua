-- What `vim.lsp.enable('mianjing')` starts (Neovim 0.11 and newer).
-- Change any part of it with `vim.lsp.config('mianjing', { … })`, or through `vim.g.mianjing`.
return require('mianjing.client').config()
