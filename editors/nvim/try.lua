-- What `./try` opens: the plugin as it comes, with warnings beside the lines and a few keys.
-- Without a screen to draw on, the screen is printed once the warnings are there.
vim.g.mianjing = { cmd = { assert(os.getenv('MIANJING')), 'serve' } }
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.swapfile = false
vim.o.laststatus = 2
vim.o.statusline =
  ' %f %{v:lua.require("mianjing").status()}%=]q next  gK hover  gs search  gra actions  :qa '
vim.diagnostic.config({ virtual_text = { prefix = '■' } })

vim.keymap.set('n', ']q', '<Plug>(mianjing-next)')
vim.keymap.set('n', '[q', '<Plug>(mianjing-prev)')
vim.keymap.set('n', 'gs', '<Plug>(mianjing-search)')
vim.keymap.set('n', 'gK', vim.lsp.buf.hover)
vim.keymap.set('n', 'gra', vim.lsp.buf.code_action)

--- The text of the screen, line by line.
local function screen()
  local lines = {}
  for row = 1, vim.o.lines do
    local cells = {}
    for column = 1, vim.o.columns do
      table.insert(cells, vim.fn.screenstring(row, column))
    end
    table.insert(lines, (table.concat(cells):gsub('%s+$', '')))
  end
  return table.concat(lines, '\n'):gsub('\n+$', '') .. '\n'
end

local function print_screen()
  vim.wait(20000, function()
    return #vim.diagnostic.get(0) > 0
  end, 20)
  -- Lenses come a moment later than warnings; a note may have none.
  vim.wait(2000, function()
    return #vim.lsp.codelens.get(0) > 0
  end, 20)
  vim.cmd('redraw')
  io.stdout:write(screen())
  vim.cmd('qall!')
end

if #vim.api.nvim_list_uis() == 0 then
  vim.o.columns, vim.o.lines = 110, 30
  vim.api.nvim_create_autocmd('VimEnter', { callback = vim.schedule_wrap(print_screen) })
end
