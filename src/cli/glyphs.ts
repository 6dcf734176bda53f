import { ASCII, UNICODE, type Glyphs } from '../output/glyphs.ts';
import type { Streams } from './streams.ts';

/**
 * The characters for pictures and bars: ASCII if the locale says that there are no others, by the first of the variables
 * that is not empty, and on the Linux console, whose font has no Braille. Where no locale is set at all, as in many containers,
 * terminals are taken for what they nearly all are, UTF-8; so does systemd.
 */
export function glyphsFor({ LC_ALL, LC_CTYPE, LANG, TERM }: Streams['env']): Glyphs {
  const locale = LC_ALL || LC_CTYPE || LANG;
  const isUtf8 = !locale || /utf-?8/i.test(locale);
  return isUtf8 && TERM !== 'linux' ? UNICODE : ASCII;
}
