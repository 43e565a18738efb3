-- Runs the file that $SPEC names; a file that does not even load fails as a test does.
package.path = vim.fs.dirname(os.getenv('SPEC')) .. '/?.lua;' .. package.path
local harness = require('harness')
local ok, problem = xpcall(dofile, debug.traceback, os.getenv('SPEC'))
if not ok then
  harness.test('the tests load', function()
    error(problem, 0)
  end)
end
-- Only after VimEnter does everything work as it does for a user.
if vim.v.vim_did_enter == 1 then
  harness.run()
else
  vim.api.nvim_create_autocmd('VimEnter', { callback = vim.schedule_wrap(harness.run) })
end
