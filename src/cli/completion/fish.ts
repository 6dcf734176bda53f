import { optionGroups, type Entry } from '../options.ts';
import { wantedBy, type Wanted } from './valueKind.ts';

/** The script for fish. */
export function fishScript(): string {
  const lines = optionGroups().flatMap(({ entries }) => entries.map(complete));
  return `# Completes logit in fish. Printed by: logit --completion fish

function __logit_columns
    set -l words (commandline -op)
    set -l at (count (commandline -opc))
    set -l token (commandline -t)
    # With no word at the cursor, complete an empty one.
    test -n "$token"; or set words $words[1..$at] "" $words[(math $at + 1)..]
    command logit --completion columns -- fish $at $words 2>/dev/null
end

${lines.join('\n')}
`;
}

function complete(entry: Entry): string {
  const { option, values } = entry;
  const value: Record<Wanted, string> = {
    nothing: '',
    column: " -x -a '(__logit_columns)'",
    file: ' -r -F',
    // Without descriptions of their own, values would get the one of the option.
    values: ` -x -a ${fishWord(values.map(([offer, text]) => `${offer}\\t${fishWord(text)}`).join(' '))}`,
    text: ' -x',
  };
  const short = option.short === undefined ? '' : ` -s ${option.short.slice(1)}`;
  const long = option.long === undefined ? '' : ` -l ${option.long.slice(2)}`;
  return `complete -c logit${short}${long}${value[wantedBy(entry)]} -d ${fishWord(option.description)}`;
}

function fishWord(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
