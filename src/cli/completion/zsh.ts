import { shellWord } from '../../message/shell.ts';
import { namesOf, valueNameOf } from '../flags.ts';
import { optionGroups, type Entry, type Offer } from '../options.ts';
import { wantedBy, type Wanted } from './valueKind.ts';

/** The script for zsh: to be sourced, or found as the file `_logit`. */
export function zshScript(): string {
  const specs = optionGroups().flatMap(({ entries }) => entries.flatMap(specsOf));
  return `#compdef logit
# Completes logit in zsh. Printed by: logit --completion zsh

_logit_columns() {
  local line current="$IPREFIX\${(Q)PREFIX}"
  local -a values shown
  for line in "\${(@f)$(
    command logit --completion columns -- zsh $((CURRENT - 1)) \\
      "\${(@Q)words[1,CURRENT-1]}" "$current" "\${(@Q)words[CURRENT+1,-1]}" 2> /dev/null
  )}"; do
    [[ -n $line ]] || continue
    values+=("\${line%%$'\\t'*}")
    shown+=("\${\${line/$'\\t'/  -- }%  -- }")
  done
  compadd -d shown -a values
}

_logit() {
  _arguments -s -S \\
${specs.map((spec) => `    ${shellWord(spec)} \\\n`).join('')}    '*:file:_files'
}

if [[ $funcstack[1] == _logit ]]; then _logit "$@"; else compdef _logit logit; fi
`;
}

/** The specs of `_arguments` for an option, one for each name. */
function specsOf(entry: Entry): string[] {
  const { option } = entry;
  const wanted = wantedBy(entry);
  const names = namesOf(entry);
  // A column may be given several times.
  const others = option.attributeName() === 'column' ? '*' : `(${names.join(' ')})`;
  const text = option.description.replace(/[\\[\]]/g, '\\$&');
  return names.map((name) => {
    const joint = wanted === 'nothing' ? '' : name.startsWith('--') ? '=' : '+';
    return `${others}${name}${joint}[${text}]${argument(entry, wanted)}`;
  });
}

function argument(entry: Entry, wanted: Wanted): string {
  const name = valueNameOf(entry);
  const action: Record<Wanted, string> = {
    nothing: '',
    column: `:${name}:_logit_columns`,
    file: `:${name}:_files`,
    values: `:${name}:((${entry.values.map(described).join(' ')}))`,
    text: `:${name}: `,
  };
  return action[wanted];
}

/** A value and its description, in the syntax of `_arguments`. */
function described([value, text]: Offer): string {
  const plain = (part: string): string => part.replace(/[^\w.-]/g, '\\$&');
  return text === '' ? plain(value) : `${plain(value)}\\:${plain(text)}`;
}
