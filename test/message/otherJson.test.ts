import { describe, expect, it } from 'vitest';
import { otherJson } from '../../src/message/otherJson.ts';

describe('other JSON where an object was expected', () => {
  it.each([
    ['', 'one object over several lines?'],
    ['[', 'an array?'],
    ['[{"p":0.5},', 'an array?'],
    ['[1, 0.5]', 'arrays, not objects?'],
    ['{"p":0.2}', 'several objects in one line?'],
    [',', 'a comma after the object?'],
    ['data:{"p":0.5}', 'server-sent events?'],
    ['event: delta', 'server-sent events?'],
    [': keepalive', 'server-sent events?'],
    ['\x1e{"p":0.5}', 'a JSON text sequence?'],
    ["'p': 0.5}", 'a dict that Python printed?'],
    ['INFO: {"p":0.5}', 'text before the objects?'],
  ])('%j: %s', (text, cause) => {
    expect(otherJson({ file: undefined, line: 1 }, text)).toContain(cause);
  });

  it.each(['x', 'garbage', '0.5}', ': 0.5}', '"q":1}', '} {"q":1}'])('%j is not known', (text) =>
    expect(otherJson({ file: undefined, line: 1 }, text)).toBeUndefined(),
  );

  it('shows in the first line, but for several objects', () => {
    expect(otherJson({ file: undefined, line: 2 }, "'p': 0.5}")).toBeUndefined();
    expect(otherJson({ file: undefined, line: 2 }, '{"p":0.2}')).toBeDefined();
  });
});
