import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/sql/dialects.ts';
import { ENGINE_NAMES, type EngineName } from '../../src/sql/engineNames.ts';

const quoting: Record<'double' | 'tick' | 'escape', readonly [given: string, quoted: string][]> = {
  double: [
    ['prob', '"prob"'],
    ['select', '"select"'],
    ['two words', '"two words"'],
    ['a"b', '"a""b"'],
    ['p" FROM t; --', '"p"" FROM t; --"'],
    ['p`q', '"p`q"'],
    [String.raw`p\"`, String.raw`"p\"""`],
    ['größe 概率', '"größe 概率"'],
  ],
  tick: [
    ['prob', '`prob`'],
    ['a`b', '`a``b`'],
    ['a"b', '`a"b`'],
    ['p\\`', '`p\\```'],
    ['p` FROM t; --', '`p`` FROM t; --`'],
  ],
  escape: [
    ['prob', '`prob`'],
    ['a`b', '`a\\`b`'],
    ['a\\b', '`a\\\\b`'],
    ['a\nb\r', '`a\\nb\\r`'],
    ['p\\` FROM t; --', '`p\\\\\\` FROM t; --`'],
  ],
};

const STYLE: Record<EngineName, keyof typeof quoting> = {
  duckdb: 'double',
  postgres: 'double',
  sqlite: 'tick',
  mysql: 'tick',
  clickhouse: 'escape',
  clickhouse18: 'escape',
  spark: 'tick',
  bigquery: 'escape',
  snowflake: 'double',
  trino: 'double',
};

describe.each(ENGINE_NAMES)('names for %s', (engine) => {
  it.each(quoting[STYLE[engine]])('%s is %s', (given, quoted) => {
    expect(DIALECTS[engine].identifier(given)).toBe(quoted);
  });
});
