import { expect, it } from 'vitest';
import { holdsJson, jq, jqParse, looksLikeJson } from '../../src/message/jqHint.ts';

it.each(['{"p": 0.5}', '{"p": 0.5', '[{"p"', '[ {', '{', '[', ' {\t"a"', '{ "p"'])(
  '%j looks like JSON',
  (text) => expect(looksLikeJson(text)).toBe(true),
);

it.each(['', '[id]', '[0.5', '{id}', 'id', '{1}', '"p"', '[[', '0.5'])('%j does not', (text) =>
  expect(looksLikeJson(text)).toBe(false),
);

it.each([
  [undefined, "jq '.. | numbers'"],
  ['prob', "jq '.. | .prob? // empty'"],
  ['my prob', `jq '.. | .["my prob"]? // empty'`],
  [`a"'b`, `jq '.. | .["a\\"'\\''b"]? // empty'`],
])('the key %j', (name, command) => expect(jq(name)).toBe(command));

it.each([
  ['[0.5]', true],
  ['{\\"a\\":1}', true],
  ['{"a":1}', false],
  ['0.5', false],
  ['null', false],
  ['[0.5', false],
])('a string of %j holds JSON: %j', (text, holds) => expect(holdsJson(text)).toBe(holds));

it.each([
  ['p', "jq -c '.p |= fromjson'"],
  ['a.p_1', "jq -c '.a.p_1 |= fromjson'"],
  ['a.0', undefined],
  ['a b', undefined],
])('the JSON at %s is read by %j', (path, command) => expect(jqParse(path)).toBe(command));
