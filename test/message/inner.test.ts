import { describe, expect, it } from 'vitest';
import { innerOf } from '../../src/message/inner.ts';

describe('numbers inside the value of a field', () => {
  it.each([
    ['{"prob": 0.97}', 'model', { what: 'an object', fields: ['model.prob'], meant: 'model.prob' }],
    ['{"a":"x","b":{"c":"0.5"}}', 'm', { what: 'an object', fields: ['m.a', 'm.b.c'], meant: 'm.b.c' }],
    ['["x", 0.5]', 'a\\.b', { what: 'an array', fields: ['a\\.b.0', 'a\\.b.1'], meant: 'a\\.b.1' }],
    ['{"":1}', '""', { what: 'an object', fields: ['"".""'], meant: '"".""' }],
    ['{}', 'm', { what: 'an object', fields: [], meant: undefined }],
    ['{"a":null}', 'm', { what: 'an object', fields: ['m.a'], meant: undefined }],
    ['{"a":', 'm', undefined],
    ['true', 'm', undefined],
  ])('%s', (text, column, expected) => expect(innerOf(text, column)).toEqual(expected));
});
