import { expect, it } from 'vitest';
import { jq, looksLikeJson } from '../../src/message/jqHint.ts';

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
