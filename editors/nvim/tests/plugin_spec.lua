-- What the plugin does by itself: options, completion, order of jumps, lines of the picker.
local harness = require('harness')
local test, equal, contains = harness.test, harness.equal, harness.contains

--- Runs `body` with other options and puts the old ones back.
local function with_options(options, body)
  local before = vim.g.mianjing
  vim.g.mianjing = options
  local ok, problem = pcall(body)
  vim.g.mianjing = before
  assert(ok, problem)
end

local function question(path, line, text)
  local position = { line = line, character = 0 }
  return {
    text = text or 'q',
    location = { uri = vim.uri_from_fname(path), range = { start = position, ['end'] = position } },
  }
end

test('a wrong option is named and the rest applies', function()
  with_options({ pikker = 'select', codelens = 'yes', signs = false }, function()
    local config = require('mianjing.config')
    equal(config.problems(), {
      'vim.g.mianjing.codelens must be a boolean',
      'vim.g.mianjing.pikker is not an option',
    })
    equal(config.get().codelens, true)
    equal(config.get().signs, false)
  end)
end)

test('options may come from a function', function()
  with_options(function()
    return { picker = 'select', settings = { language = 'zh' } }
  end, function()
    equal(require('mianjing.config').problems(), {})
    equal(require('mianjing.config').get().settings, { language = 'zh' })
  end)
end)

test('a sign of the user lies over the default ones', function()
  with_options({ signs = { ['broken-link'] = 'L' } }, function()
    local signs = require('mianjing.config').get().signs
    equal(signs['broken-link'], 'L')
    equal(signs['unanswered-question'], '✗')
  end)
end)

test('subcommands complete, and so do the filters of a search', function()
  local client = require('mianjing.client')
  local offers = client.offers
  for _, has in ipairs({ true, false }) do
    client.offers = function()
      return has
    end
    equal(
      vim.fn.getcompletion('Mianjing ne', 'cmdline'),
      has and { 'next', 'new' } or { 'next' },
      'what the binary lacks is not offered'
    )
  end
  client.offers = offers
  equal(vim.fn.getcompletion('Mianjing search as', 'cmdline'), { 'asked:>1' })
  equal(vim.fn.getcompletion('Mianjing next ', 'cmdline'), {})
  equal(
    vim.fn.getcompletion('Mianjing re', 'cmdline'),
    { 'related', 'report', 'review', 'restart' }
  )
  equal(vim.fn.getcompletion('Mianjing report m', 'cmdline'), { 'markdown' })
end)

test('every subcommand has its module', function()
  for _, name in ipairs(require('mianjing.commands').NAMES) do
    equal(type(require('mianjing.commands.' .. name).run), 'function', name)
  end
end)

test('the plug maps are there', function()
  for _, name in ipairs({ 'search', 'related', 'next', 'prev', 'study', 'report', 'review' }) do
    contains(vim.fn.maparg('<Plug>(mianjing-' .. name .. ')', 'n', false, true).desc, name)
  end
end)

test('a line of the picker tells sign, wording, company and place', function()
  local item = question('/notes/go.md', 4, '🚕 map 是线程安全的吗')
  item.mark, item.answered, item.company, item.topic = 'fail', false, '青禾', vim.NIL
  item.asked = 3
  item.highlights = { { 3, 6 } }
  local line = require('mianjing.question')
  equal(line.line(item), '❌ 🚕 map 是线程安全的吗  青禾 · 3×  /notes/go.md:5')
  equal(line.chunks(item)[3], { 'map', 'Search' }, 'UTF-16 units count the emoji as two')
end)

test('a highlight beyond the text is clamped', function()
  local item = question('/notes/go.md', 0, '锁')
  item.highlights = { { 0, 9 }, { 4, 2 } }
  equal(require('mianjing.question').chunks(item)[2], { '锁', 'Search' })
end)

test('the folder of notes is the nearest with a marker, never the home directory', function()
  local folder = harness.folder({
    ['.git/HEAD'] = '',
    ['notes/.mianjing.toml'] = '',
    ['notes/go/a.md'] = '',
    ['b.md'] = '',
  })
  local root = require('mianjing.client').root
  equal(root(folder .. '/notes/go/a.md'), folder .. '/notes')
  equal(root(folder .. '/b.md'), folder)
  local bare = harness.folder({ ['c.md'] = '' })
  equal(root(bare .. '/c.md'), nil)
  vim.fn.chdir(bare)
  equal(root(bare .. '/c.md'), bare, 'the working directory')
end)

--- Every name that is given to `text(…)` in the plugin.
local function named_texts()
  local found = {}
  local tree = vim.fs.joinpath(vim.fs.dirname(vim.fs.dirname(os.getenv('SPEC'))), 'lua')
  for _, path in ipairs(vim.fn.globpath(tree, '**/*.lua', false, true)) do
    local source = table.concat(vim.fn.readfile(path), '\n')
    for name in source:gmatch("text%('([%w_]+)'") do
      found[name] = true
    end
  end
  return found
end

test('every sentence is there in English and Chinese, with the same places to fill in', function()
  local messages = require('mianjing.messages')
  local function places(text)
    return vim.iter(text:gmatch('%%[sd]')):totable()
  end
  for name, pair in pairs(messages.TEXTS) do
    equal(places(pair[1]), places(pair[2]), name)
    assert(pair[2]:find('[\228-\233]'), name .. ' has no Chinese')
  end
  local named, known = named_texts(), {}
  for name in pairs(messages.TEXTS) do
    known[name] = true
  end
  equal(named, known, 'said and known')
end)

test('the plugin speaks the language of the locale, or the one that was set', function()
  local messages = require('mianjing.messages')
  local before = vim.env.LC_ALL
  for locale, wanted in pairs({
    ['zh_CN.UTF-8'] = { 'zh-CN', '没有找到' },
    ['en_US.UTF-8'] = { 'en-US', 'nothing found' },
    C = { 'en', 'nothing found' },
  }) do
    vim.env.LC_ALL = locale
    equal({ messages.locale(), messages.text('nothing_found') }, wanted, locale)
  end
  vim.env.LC_ALL = before
  with_options({ settings = { language = 'zh' } }, function()
    equal(messages.text('nothing_found'), '没有找到')
  end)
end)

test('a home directory in git is no folder of notes', function()
  local root = require('mianjing.client').root
  local home = vim.fs.normalize(vim.uv.fs_realpath(vim.fn.tempname():match('.*/')) .. '/home')
  vim.fn.mkdir(home .. '/.git', 'p')
  vim.fn.mkdir(home .. '/notes/.git', 'p')
  local before = vim.env.HOME
  vim.env.HOME = home
  local found = { root(home .. '/a.md') or 'none', root(home .. '/notes/a.md') or 'none' }
  vim.fn.writefile({}, home .. '/.mianjing.toml')
  table.insert(found, root(home .. '/a.md'))
  vim.env.HOME = before
  vim.fn.delete(home, 'rf')
  equal(found, { 'none', home .. '/notes', home })
end)

test('the server is told the language before it says anything', function()
  local function introduced(options)
    local params = {}
    with_options(options, function()
      local config = require('mianjing.client').config()
      config.before_init(params, config)
    end)
    return params.initializationOptions
  end
  equal(introduced({ settings = { language = 'zh' } }), { language = 'zh' })
  equal(introduced({ settings = { debounce = 50 } }), nil)
end)
