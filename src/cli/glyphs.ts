import { ASCII, UNICODE, type Glyphs } from '../output/glyphs.ts';
import type { Streams } from './streams.ts';

/**
 * The characters for pictures and bars: ASCII if the locale, in the first variable that is not empty, is not UTF-8, and on the
 * Linux console, whose font has no Braille. Without any locale, as in many containers, UTF-8 is assumed, as systemd does: nearly
 * all terminals use it.
 */
export function glyphsFor({ LC_ALL, LC_CTYPE, LANG, TERM }: Streams['env']): Glyphs {
  const locale = LC_ALL || LC_CTYPE || LANG;
  const isUtf8 = !locale || /utf-?8/i.test(locale);
  return isUtf8 && TERM !== 'linux' ? UNICODE : ASCII;
}
