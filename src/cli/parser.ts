import { Command, CommanderError, InvalidArgumentError, type Option } from 'commander';
import { DEFAULTS, type Parsed } from './arguments.ts';
import { entryOf, ROWS, type Options, type Row } from './options.ts';
import { parserProblem, refuseNoValue, refuseShortMistakes, valueless, valueProblem } from './usage.ts';

/**
 * Reads the arguments. Creating all options takes longer than parsing, so the parser has only those that the arguments may name;
 * errors are explained with all of them.
 * @throws LogitError of kind usage
 */
export function parse(argv: readonly string[]): Parsed {
  const guarded = guardNegative(argv);
  const names = namesIn(guarded);
  if (names === undefined) return parseWith(ROWS, guarded);
  try {
    return parseWith(
      ROWS.filter(([flags]) => stemsOf(flags).some((name) => names.has(name))),
      guarded,
    );
  } catch {
    return parseWith(ROWS, guarded);
  }
}

function parseWith(rows: readonly Row[], guarded: readonly string[]): Parsed {
  const command = program(rows);
  refuseShortMistakes(guarded, command.options);
  try {
    command.parse(guarded, { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? parserProblem(error, command.options) : error;
  }
  return { options: { ...DEFAULTS, ...command.opts<Options>() }, args: command.args.map(unguard) };
}

/**
 * The names of options that may be in the arguments, without dashes and `no-`; undefined if there are combined short options such
 * as `-ab`.
 */
function namesIn(guarded: readonly string[]): Set<string> | undefined {
  const typed = guarded.filter((text) => text.startsWith('-'));
  if (typed.some((text) => text.length > 2 && text[1] !== '-')) return undefined;
  // The value may be an option too, if the real value was forgotten.
  return new Set(typed.flatMap((text) => text.split('=')).flatMap(stemsOf));
}

/** The names of an option without dashes and `no-`: `--x` and `--no-x` must not be separated, since that would change the default. */
function stemsOf(flags: string): string[] {
  return flags.split(/,? /).map((flag) => flag.replace(/^-+(?:no-)?/, ''));
}

function program(rows: readonly Row[]): Command {
  const command = new Command('logit')
    .argument('[arguments...]')
    .helpOption(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr() {}, getOutHasColors: () => true });
  for (const row of rows) command.addOption(reading(entryOf(row).option, command.options));
  return command;
}

/** Marks an argument that is not an option; no argument can contain it. */
const GUARD = '\0';

/**
 * Puts the guard before arguments that look like negative numbers, so that they are not parsed as options. After `--` nothing is an
 * option.
 */
function guardNegative(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((text, i) => {
    if (i >= end || !/^-[^-]/.test(text)) return text;
    // `-s5` would be parsed as `-s -5`.
    const [, flag, number] = /^-[siaqVh]*([siaqVh])(\.?\d[^]*)/.exec(text) ?? [];
    if (flag !== undefined) throw valueless(`-${flag}`, number!, text);
    return /^-(?:[.\d\u221e]|inf|nan)/i.test(text) ? GUARD + text : text;
  });
}

function unguard(text: string): string {
  return text.replace(GUARD, '');
}

/** Reads the value of an option, which may have a guard too. */
function reading(option: Option, options: readonly Option[]): Option {
  if (!option.required) return option;
  const { parseArg } = option;
  return option.argParser<unknown>((guarded, before) => {
    const text = unguard(guarded);
    refuseNoValue(option, text, options);
    try {
      return parseArg ? parseArg(text, before) : text;
    } catch (error) {
      throw error instanceof InvalidArgumentError ? valueProblem(option, text, error.message) : error;
    }
  });
}
