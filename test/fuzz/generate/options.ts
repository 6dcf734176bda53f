/** Options as they may be typed, right and wrong, and whether the command has to refuse them. */
import type { Dice } from '../dice.ts';

/** Values that an option takes, and values that it does not. */
interface Range {
  readonly names: readonly string[];
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const NUMBERS = ['', 'x', '0x1', '1_0', 'nan', 'inf', '-inf', '1e400', '--', ' '];

const RANGES: Readonly<Record<string, Range>> = {
  eps: {
    names: ['-e', '--eps'],
    right: ['0', '0.5', '1e-6', '.25'],
    wrong: [...NUMBERS, '-0.1', '0.51', '1'],
  },
  tolerance: { names: ['--tolerance'], right: ['0', '1e-9', '1e300'], wrong: [...NUMBERS, '-1'] },
  base: {
    names: ['-b', '--base'],
    right: ['e', 'E', '2', '10', '0.5', '1e-300'],
    wrong: [...NUMBERS, '0', '1', '-2', '1.0'],
  },
  dtype: {
    names: ['--dtype'],
    right: ['float32', 'float64', 'float16', 'bfloat16'],
    wrong: ['', 'float8', 'f32', 'Float64'],
  },
  column: {
    names: ['-c', '--column'],
    right: ['1', 'p', '1,p', '01', '1-', '1-1'],
    wrong: ['', 'q', '2', '0', '-1', 'p,q', ',', '1-2', '2-', '!p', '!1', '!q', 'q*', '!*'],
  },
  delimiter: {
    names: ['-d', '--delimiter'],
    right: [',', ';', 'tab', '\\t', '\t', '|', ' '],
    wrong: ['', 'ab', '\n', 'é', '0', '.', '-', 'e', '%', 'none'],
  },
  quote: {
    names: ['--quote'],
    right: ['"', "'", 'none', '|'],
    wrong: ['', 'ab', '\n', 'é', '0', '.', '-', 'e', '%', '/'],
  },
  as: { names: ['--as'], right: ['new', 'x y', '"', '-x', 'a,b'], wrong: ['', 'p'] },
  bad: { names: ['--bad'], right: ['fail', 'keep', 'nan', 'skip'], wrong: ['', 'drop', 'Fail'] },
  na: { names: ['--na'], right: ['', 'x,y', '-', 'é', '-999'], wrong: [] },
  format: { names: ['-f', '--format'], right: ['tensor', 'lines', 'csv'], wrong: ['', 'json', 'Tensor'] },
  precision: {
    names: ['-p', '--precision'],
    right: ['0', '4', '100', '1e1'],
    wrong: [...NUMBERS, '-1', '101', '1.5'],
  },
  significant: {
    names: ['-g', '--significant'],
    right: ['1', '17', '5.'],
    wrong: [...NUMBERS, '0', '18', '2.5'],
  },
  color: { names: ['--color'], right: ['auto', 'never'], wrong: ['', 'on', 'yes'] },
};

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  sigmoid: ['-s', '--sigmoid', '--expit'],
  exact: ['--exact'],
  inverse: ['-i', '--inverse'],
  strict: ['--strict'],
  noHeader: ['--no-header'],
  append: ['-a', '--append'],
  quiet: ['-q', '--quiet'],
};

const FOR_CSV = ['append', 'as', 'delimiter', 'noHeader', 'quote', 'bad', 'na'];

export interface Typed {
  readonly argv: readonly string[];
  readonly isRefused: boolean;
}

/** A few options, most of them with values that they take. The input is a table of one column p, or a number. */
export function typedOptions(dice: Dice): Typed {
  const chosen = new Map<string, string>();
  const argv: string[] = [];
  let isWrong = false;
  for (const [name, { names, right, wrong }] of Object.entries(RANGES)) {
    if (!dice.once(name === 'column' ? 2 : 7)) continue;
    const takesWrong = wrong.length > 0 && dice.once(12);
    const value = dice.pick(takesWrong ? wrong : right);
    isWrong ||= takesWrong;
    chosen.set(name, value);
    argv.push(...written(dice, names, value));
  }
  for (const [name, spellings] of Object.entries(FLAGS)) {
    if (!dice.once(6)) continue;
    chosen.set(name, '');
    argv.push(dice.pick(spellings));
  }
  if (dice.once(60)) {
    isWrong = true;
    argv.push(dice.pick(['--nothing', '-z', '--eps', '--sigmoid=1', '-s5', '---', '-p-g']));
  }
  return { argv, isRefused: isWrong || contradicts(chosen) };
}

function written(dice: Dice, names: readonly string[], value: string): string[] {
  const name = dice.pick(names);
  const mustJoin = value.startsWith('-') && !/^-(?:[.\d]|inf|nan)/i.test(value);
  if (mustJoin || (name.startsWith('--') && dice.once(2))) return [`${names.at(-1)}=${value}`];
  return [name, value];
}

/** Whether options exclude each other, or one of them asks for another. */
function contradicts(chosen: ReadonlyMap<string, string>): boolean {
  const isCsv = chosen.has('column');
  const format = chosen.get('format');
  const quote = chosen.get('quote');
  const delimiter = chosen.get('delimiter') ?? ',';
  const as = chosen.get('as');
  return (
    (!isCsv && FOR_CSV.some((name) => chosen.has(name))) ||
    (isCsv && format === 'lines') ||
    (chosen.has('append') && format === 'tensor') ||
    (chosen.has('tolerance') && !chosen.has('inverse')) ||
    (chosen.has('precision') && chosen.has('significant')) ||
    (isCsv && delimiter === quote) ||
    (as !== undefined && (!chosen.has('append') || chosen.has('noHeader'))) ||
    (as !== undefined && quote === 'none' && as.includes(delimiter)) ||
    (chosen.has('noHeader') && /p/.test(chosen.get('column') ?? ''))
  );
}
