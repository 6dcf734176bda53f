/** The fields of JSON objects that the options name. */
import { parsePaths, spellPath, type Path } from '../job/path.ts';
import type { Target } from '../job/role.ts';
import { LogitError } from '../message/error.ts';
import { shellWord } from '../message/shell.ts';
import { usageError } from '../message/usageError.ts';
import { labelOption } from './labelled.ts';
import type { Options } from './options.ts';

/** The fields of the values in the order of selection, then those of the label and the weight. */
export function fieldsOf(columns: readonly string[], target: Target | undefined, options: Options): Path[] {
  const values = distinct(columns.flatMap((text) => paths(text, '--column')));
  return target ? [...values, ...fieldsOfTarget(target, values, options)] : values;
}

/** Removes duplicates: a field that is selected twice is converted once. */
function distinct(all: readonly Path[]): Path[] {
  return [...new Map(all.map((path) => [spellPath(path), path])).values()];
}

function fieldsOfTarget({ label, weight }: Target, values: readonly Path[], options: Options): Path[] {
  const isScored = options.loss !== undefined;
  if (isScored && values.length > 1)
    throw new LogitError({ kind: 'tooManyColumns', option: '--loss', count: values.length });
  const taken = new Set(values.map(spellPath));
  const field = (option: string, text: string): Path => {
    const [path, ...others] = paths(text, option);
    if (path === undefined || others.length > 0)
      throw usageError(`${option} must name one field, got ${text}`);
    const name = spellPath(path);
    if (taken.has(name)) throw usageError(`${option}: field ${name} is selected already`);
    taken.add(name);
    return path;
  };
  return [field(labelOption(options), label), ...(weight === undefined ? [] : [field('--weight', weight)])];
}

function paths(text: string, option: string): readonly Path[] {
  const found = parsePaths(text);
  if (found) return found;
  throw usageError(
    `${option} ${text}: empty key in the path`,
    pathMeant(text, option) ?? 'a.b is key b of a, \\. a dot in a key, "" the empty key',
  );
}

/** The fix for a path in the syntax of jq, which starts with a dot, or of JSONPath, which starts with a dollar sign. */
function pathMeant(text: string, option: string): string | undefined {
  const path = text.replace(/^\$?\.+/, '');
  return path !== text && parsePaths(path) ? `did you mean ${option} ${shellWord(path)}?` : undefined;
}
