--- Code lenses kept fresh: after an edit, on entering a note, and when the server asks.
local M = {}

local DELAY_MS = 300
local timers = {} ---@type table<integer, uv.uv_timer_t>

---@param buffer integer
local function refresh(buffer)
  if vim.api.nvim_buf_is_loaded(buffer) and M.is_on() then
    vim.lsp.codelens.refresh({ bufnr = buffer })
  end
end

---@return boolean
function M.is_on()
  return require('mianjing.config').get().codelens
end

--- Asks for the lenses of a buffer once nothing more has changed for a moment.
---@param buffer integer
local function refresh_soon(buffer)
  local timer = timers[buffer] or vim.uv.new_timer()
  timers[buffer] = timer
  timer:start(
    DELAY_MS,
    0,
    vim.schedule_wrap(function()
      refresh(buffer)
    end)
  )
end

---@param buffer integer
local function forget(buffer)
  local timer = timers[buffer]
  timers[buffer] = nil
  if timer and not timer:is_closing() then
    timer:close()
  end
end

--- Shows the lenses of a buffer and keeps them up to date until it goes.
---@param buffer integer
function M.attach(buffer)
  if not M.is_on() then
    return
  end
  -- Newer versions keep lenses fresh themselves.
  if vim.lsp.codelens.enable then
    vim.lsp.codelens.enable(true, { bufnr = buffer })
    return
  end
  local group = vim.api.nvim_create_augroup('mianjing.lens.' .. buffer, {})
  vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'TextChanged', 'TextChangedI' }, {
    group = group,
    buffer = buffer,
    desc = 'Refresh the code lenses',
    callback = function()
      refresh_soon(buffer)
    end,
  })
  vim.api.nvim_create_autocmd('BufUnload', {
    group = group,
    buffer = buffer,
    callback = function()
      forget(buffer)
    end,
  })
  refresh(buffer)
end

--- The server's own wish: what other notes say has changed.
function M.refresh_all()
  if vim.lsp.codelens.enable then
    return
  end
  for _, client in ipairs(vim.lsp.get_clients({ name = 'mianjing' })) do
    for buffer in pairs(client.attached_buffers) do
      refresh_soon(buffer)
    end
  end
end

--- Lists the places a lens leads to: its arguments are a URI, a position, and locations.
---@param command lsp.Command
---@param ctx { client_id: integer }
function M.show_references(command, ctx)
  local client = vim.lsp.get_client_by_id(ctx.client_id)
  local locations = command.arguments and command.arguments[3] or {}
  if not client or vim.tbl_isempty(locations) then
    return
  end
  if #locations == 1 then
    vim.lsp.util.show_document(locations[1], client.offset_encoding, { focus = true })
    return
  end
  local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
  vim.fn.setqflist({}, ' ', { title = command.title, items = items })
  vim.cmd('botright copen')
end

return M
