import { expect, it } from 'vitest';
import { jq, jqUpdate, looksLikeJson } from '../../src/message/jqHint.ts';

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
  [['p'], true, "jq -c '.p |= exp'"],
  [['a', 'p'], false, `jq -c '.a.p |= (if type == "number" then exp else . end)'`],
  [['my p'], true, `jq -c '.["my p"] |= exp'`],
  [['a', 'b"', 'c'], true, `jq -c '.a["b\\""].c |= exp'`],
  [['a', '0'], true, undefined],
])('the change of %j', (path, isWhole, command) => expect(jqUpdate(path, 'exp', isWhole)).toBe(command));
