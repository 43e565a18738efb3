-- The plugin as the real lazy.nvim installs and loads it. $PLUGINS is a folder with lazy.nvim.
local harness = require('harness')
local test, equal, wait = harness.test, harness.equal, harness.wait

local plugins = assert(os.getenv('PLUGINS'), 'PLUGINS names no folder')
local tree = vim.fs.dirname(vim.fs.dirname(vim.fs.normalize(os.getenv('SPEC'))))
local note = vim.fs.joinpath(
  harness.folder({ ['.mianjing.toml'] = '', ['a.md'] = '1. 缓存击穿怎么解决？❌\n' }),
  'a.md'
)

test('lazy.nvim loads the plugin with the first note', function()
  vim.opt.runtimepath:prepend(vim.fs.joinpath(plugins, 'lazy.nvim'))
  require('lazy').setup({
    spec = { { dir = tree, ft = 'markdown', cmd = 'Mianjing' } },
    rocks = { enabled = false },
    change_detection = { enabled = false },
    performance = { rtp = { reset = false } },
  })
  equal(vim.g.loaded_mianjing, nil, 'not loaded before it is needed')
  vim.cmd.edit(vim.fn.fnameescape(note))
  wait('the warning', function()
    local found = vim.diagnostic.get(0)[1]
    return found and found.code == 'unanswered-question'
  end)
  equal(vim.g.loaded_mianjing, 1)
  equal(vim.fn.getcompletion('Mianjing rel', 'cmdline'), { 'related' })
end)
