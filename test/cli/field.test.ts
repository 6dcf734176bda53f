/** Situations from public reports, each tried as a user would meet it. */
import { describe, expect, it } from 'vitest';
import { call } from '../command.ts';

/** Where it was reported, what is read, the arguments, and a part of what is said. */
type Report = readonly [source: string, stdin: string, args: readonly string[], said: string];

describe('what is read as it was meant', () => {
  it.each<readonly [source: string, stdin: string, args: readonly string[], text: string]>([
    [
      'jax-ml/jax#19667, jax-ml/jax#1687 (JAX prints its arrays)',
      'Array([0.5, 0.25], dtype=float32, weak_type=True)\nDeviceArray([0.5], dtype=float32)\n',
      ['-g', '4'],
      '0\n-1.099\n0\n',
    ],
    [
      'the same with TensorFlow',
      'tf.Tensor([0.5 0.25], shape=(2,), dtype=float32)\n',
      ['-g', '4'],
      '0\n-1.099\n',
    ],
  ])('%s', async (_, stdin, args, text) => {
    expect(await call(args, { stdin })).toMatchObject({ text, stderr: '', code: 0 });
  });
});

describe('what cannot be read, and is told with what works', () => {
  it.each<Report>([
    [
      'ClickHouse/ClickHouse#27470 (Hive writes ctrl-A between cells)',
      'id\x01p\n1\x010.5\n',
      ['-c', 'p'],
      "(is the byte 01 the delimiter? then -d $'\\x01')",
    ],
    [
      'JuliaData/CSV.jl#351, pandas-dev/pandas#4623 (a comment above the header)',
      '# exported by x\nid,p\n1,0.5\n',
      ['-c', 'p'],
      "(a comment? ... | grep -v '^[#%]' | logit ...)",
    ],
    [
      'matplotlib/matplotlib#1699 (a header that begins with #)',
      '# id,p\n1,0.5\n',
      ['-c', 'id'],
      '(did you mean "# id"?)',
    ],
    [
      'mechatroner/sublime_rainbow_csv#36 (columns counted from 0)',
      'a,b\n0.2,0.3\n',
      ['-c', '0'],
      '(columns are numbered from 1)',
    ],
    [
      'datopian/datapipes#96, shenwei356/csvtk#17 (columns counted from the end, or all but one)',
      'a,b\n0.2,0.3\n',
      ['-c', '-1'],
      "(counted from the end that is -c 2, and all but column 1 is -c '!1')",
    ],
    [
      'a path as jq has it',
      '{"model":{"prob":0.5}}\n',
      ['--jsonl', '-c', '.model.prob'],
      '(did you mean --column model.prob?)',
    ],
  ])('%s', async (_, stdin, args, said) => {
    const { stderr, code } = await call(args, { stdin });
    expect(stderr).toContain(said);
    expect(code).not.toBe(0);
  });
});
