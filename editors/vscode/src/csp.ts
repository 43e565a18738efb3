/** The report's page, made safe to show in a webview. Nothing here needs an editor. */
import { createHash } from 'node:crypto';

/** The source hash of one inline element, as a content security policy names it. */
function hash(content: string): string {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

/** The hashes of all inline elements `name` in `page`. */
function hashes(page: string, name: 'script' | 'style'): string[] {
  const elements = page.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'gi'));
  return [...elements].map((element) => hash(element[1] ?? ''));
}

/**
 * The policy for `page`: no network, no frames, no forms, no event handlers in attributes; the
 * page's own scripts and style sheets by their hashes. Bars get their widths by `style`
 * attributes, which cannot run anything.
 */
export function policy(page: string): string {
  const list = (sources: string[]) => (sources.length === 0 ? "'none'" : sources.join(' '));
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src ${list(hashes(page, 'script'))}`,
    `style-src-elem ${list(hashes(page, 'style'))}`,
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
  ].join('; ');
}

/** The page with the policy as its first element, and no other policy. */
export function withPolicy(page: string): string {
  const bare = page.replace(/<meta[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/gi, '');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(bare)}">`;
  return /<head[^>]*>/i.test(bare)
    ? bare.replace(/<head[^>]*>/i, (head) => head + meta)
    : `<!doctype html><head>${meta}</head>${bare}`;
}
