import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { call, shell } from '../../support/command.ts';

/** What a shell does when its script is loaded, lines are typed with a tab at their end, and what is there is run. */
interface Shell {
  readonly name: string;
  readonly isThere: boolean;
  /** A command that types the lines of the file `lines`, and runs each: `show` prints its arguments into the file `shown`. */
  readonly type: string;
  readonly files: Readonly<Record<string, string>>;
}

function isThere(program: string, script: string): boolean {
  return spawnSync(program, ['-c', script]).status === 0;
}

const SHOW = `show() { printf '<%s>' "$@" >> shown; echo >> shown; echo do''ne; }`;

const SHELLS: readonly Shell[] = [
  {
    name: 'bash 4 or later',
    isThere: isThere('bash', '((BASH_VERSINFO[0] >= 4))'),
    // Its line editor works without a terminal, too.
    type: `{ cat start.bash; sed $'s/$/\\t/' lines; } | bash --noprofile --norc -i`,
    files: {
      'start.bash': `source <(logit --completion bash)\n${SHOW}\ncomplete -o default -F _logit show\n`,
    },
  },
  {
    name: 'zsh',
    isThere: isThere('zsh', 'zmodload zsh/zpty'),
    type: 'zsh -f type.zsh',
    files: {
      'start.zsh': `autoload -Uz compinit; compinit -u -D; source <(logit --completion zsh)
${SHOW}
compdef _logit show
print rea''dy
`,
      'type.zsh': `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'source ./start.zsh'
zpty -r -m shell seen '*ready*'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\\t'
  zpty -w -n shell $'\\n'
  zpty -r -m shell seen '*done*'
  print -r -- "$seen"
done < lines
`,
    },
  },
  {
    name: 'fish',
    isThere: isThere('fish', 'complete --escape -C ls'),
    type: 'fish --no-config type.fish',
    files: {
      // It lists, and puts on the line what is first.
      'type.fish': `logit --completion fish | source
complete -c show -w logit
function show; printf '<%s>' $argv >> shown; echo >> shown; end
while read -l line
  complete -C "$line"
  set -l word (complete --escape -C "$line" | string split -f 1 \\t)
  eval (string replace -r '(\\\\\\\\.|\\S)*$' '' -- $line)$word
end < lines
`,
    },
  },
];

const NAMES = [
  'id',
  'prob',
  'my col',
  '$(touch x)',
  '`touch x`',
  ';touch x',
  'it"s',
  "o'clock",
  'x:y=z@w',
  '{x}',
  '#h',
  '~t',
  'back\\slash',
  'red\u001b[31m',
];
const TABLE = `${NAMES.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n`;

const COLUMNS: readonly (readonly [typed: string, column: string])[] = [
  ['pr', 'prob'],
  ['my', 'my col'],
  ['my\\ ', 'my col'],
  [`'my`, 'my col'],
  ['"my', 'my col'],
  ['id,my', 'id,my col'],
  ['\\$', '$(touch x)'],
  [`'$`, '$(touch x)'],
  [`'\``, '`touch x`'],
  ['\\;', ';touch x'],
  ['it', 'it"s'],
  ['o', "o'clock"],
  ['x', 'x:y=z@w'],
  [`'{`, '{x}'],
  ['\\#', '#h'],
  ['\\~', '~t'],
  ['ba', 'back\\slash'],
];

const LINES: readonly (readonly [line: string, shown: string])[] = [
  ...COLUMNS.map(([typed, column]) => [`show t.csv -c ${typed}`, `<t.csv><-c><${column}>`] as const),
  ['show t.csv --column=x', '<t.csv><--column=x:y=z@w>'],
  [`show 'my file.csv' --column pr`, '<my file.csv><--column><prob>'],
  ['show --no-header n.csv -c ', '<--no-header><n.csv><-c><1>'],
  ['show --inv', '<--inverse>'],
  ['show --dtype float3', '<--dtype><float32>'],
  ['show --format=te', '<--format=tensor>'],
  ['show --from log1mprob1', '<--from><log1mprob10>'],
  ['show --to=comp', '<--to=complement>'],
  ['show --bad k', '<--bad><keep>'],
  ['show -d t', '<-d><tab>'],
  ['show -o my', '<-o><my file.csv>'],
  ['show -c prob my', '<-c><prob><my file.csv>'],
];

describe.each(SHELLS)('$name', ({ name, isThere: found, type, files }) => {
  it.skipIf(!found)(
    'completes options, values, files and columns, and runs nothing of their names',
    async () => {
      const data = { 't.csv': TABLE, 'my file.csv': TABLE, 'n.csv': '0.5\n' };
      const lines = LINES.map(([line]) => `${line}\n`).join('');
      const { text } = await shell(`{ ${type}; } > seen 2>&1; cat shown; echo; ls`, {
        files: { ...files, ...data, lines },
        env: { TERM: 'dumb', HISTFILE: '', INPUTRC: '/dev/null' },
      });
      const [shown = '', left = ''] = text.split('\n\n');
      expect(shown.split('\n')).toEqual(LINES.map(([, expected]) => expected));
      expect(left.trim().split('\n').toSorted()).toEqual(
        [...Object.keys({ ...files, ...data }), 'lines', 'seen', 'shown'].toSorted(),
      );
    },
  );

  it.skipIf(!found || name.startsWith('bash'))('describes values', async () => {
    const end = name === 'fish' ? '' : '\t';
    const lines = `show --dtype ${end}\nshow --to comp\nshow --to lo${end}\n`;
    const { stdout } = await shell(`{ ${type}; } > seen 2>&1; cat seen`, {
      files: { ...files, lines },
      env: { TERM: 'dumb', HISTFILE: '', INPUTRC: '/dev/null' },
    });
    for (const text of ['half precision, 11 bits', 'log of 1 - probability, base 2'])
      expect(stdout.toString()).toContain(text);
  });

  it.skipIf(!found)('shows no control character of a name', async () => {
    // At the second tab the others list.
    const lines = `show t.csv -c ${name === 'fish' ? '' : '\t'}\n`;
    const { stdout } = await shell(`{ ${type}; } > seen 2>&1; cat seen`, {
      files: { ...files, 't.csv': TABLE, lines },
      env: { TERM: 'dumb', HISTFILE: '', INPUTRC: '/dev/null' },
    });
    expect(stdout.includes('prob')).toBe(true);
    expect(stdout.includes('\u001b[31m')).toBe(false);
  });
});

describe('the script', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s has every option that the help has', async (name) => {
    const help = await call(['--help']);
    const options = [...help.text.matchAll(/^ {2}(?:(-\w), | {4})(--[\w-]+)/gm)].flatMap(([, short, long]) =>
      [short, long].filter((option) => option !== undefined),
    );
    expect(options.length).toBeGreaterThan(40);
    const { text, stderr, code } = await call(['--completion', name]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    for (const option of options) {
      const [, dashes, word] = /^(--?)(.*)/.exec(option)!;
      const written = name === 'fish' ? `${dashes === '-' ? '-s' : '-l'} ${word}` : option;
      expect(text).toMatch(new RegExp(`(?<![\\w-])${written}(?![\\w-])`));
    }
  });

  it('is for one of three shells', async () => {
    const { stderr, code } = await call(['--completion', 'tcsh']);
    expect({ stderr, code }).toEqual({
      stderr: 'logit: error: --completion: invalid value "tcsh", expected bash, zsh or fish\n',
      code: 2,
    });
  });
});
