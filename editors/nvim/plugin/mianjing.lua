-- Enables the server for Markdown and defines `:Mianjing` and the `<Plug>` maps.
-- Nothing below `lua/` is loaded before a Markdown buffer or a command needs it, except on 0.11,
-- where the configuration of `vim.lsp.enable` is read when the first buffer opens.
if vim.g.loaded_mianjing then
  return
end
vim.g.loaded_mianjing = 1

if vim.fn.has('nvim-0.10') == 0 then
  vim.api.nvim_echo({ { 'mianjing needs Neovim 0.10 or newer', 'WarningMsg' } }, true, {})
  return
end

local group = vim.api.nvim_create_augroup('mianjing', {})

local function enabled()
  local options = vim.g.mianjing
  return not (type(options) == 'table' and options.enable == false)
end

if enabled() then
  if vim.lsp.enable then
    vim.lsp.enable('mianjing')
  else
    vim.api.nvim_create_autocmd('FileType', {
      group = group,
      pattern = 'markdown',
      desc = 'Start mianjing for this note',
      callback = function(event)
        require('mianjing.client').start(event.buf)
      end,
    })
  end
end

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Code lenses and signs of mianjing',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'mianjing' then
      require('mianjing.lens').attach(event.buf)
      require('mianjing.signs').attach(event.buf, client.id)
    end
  end,
})

vim.api.nvim_create_user_command('Mianjing', function(call)
  require('mianjing.commands').run(call)
end, {
  nargs = '*',
  bar = true,
  count = 0,
  desc = 'Questions of interview notes',
  complete = function(lead, line)
    return require('mianjing.commands').complete(lead, line)
  end,
})

for _, name in ipairs({ 'search', 'related', 'next', 'prev', 'study', 'report', 'review' }) do
  vim.keymap.set('n', '<Plug>(mianjing-' .. name .. ')', function()
    require('mianjing.commands').run({ fargs = { name }, count = vim.v.count })
  end, { desc = 'mianjing: ' .. name })
end
