import { namesOf } from '../flags.ts';
import { optionGroups } from '../options.ts';
import { wantedBy, type Wanted } from './valueKind.ts';

/** The script for bash. Column names are quoted already and are inserted unchanged. */
export function bashScript(): string {
  const entries = optionGroups().flatMap((group) => group.entries);
  const named = (wanted: Wanted): string =>
    entries
      .filter((entry) => wantedBy(entry) === wanted)
      .flatMap(namesOf)
      .join(' | ');
  const values = entries
    .filter((entry) => wantedBy(entry) === 'values')
    .map(
      (entry) =>
        `    ${namesOf(entry).join(' | ')}) words='${entry.values.map(([value]) => value).join(' ')}' ;;`,
    );
  return `# Completes logit in bash. Printed by: logit --completion bash

_logit() {
  local IFS=$' \\t\\n' cur=$2 at=$COMP_CWORD option line words=''
  COMPREPLY=()
  # bash parts words at = and : too; the one that is completed starts at this one.
  while ((at > 1)) && [[ \${COMP_WORDS[at]} == [=:]* || \${COMP_WORDS[at - 1]} == [=:]* ]]; do
    ((at--))
  done
  option=\${COMP_WORDS[at - 1]}
  if ((at < COMP_CWORD)) && [[ \${COMP_WORDS[at]} == --* ]]; then option=\${COMP_WORDS[at]}; fi
  case $option in
    ${named('column')})
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
        command logit --completion columns -- bash \\
          "\${COMP_LINE:0:COMP_POINT}" "\${COMP_LINE:COMP_POINT}" "$2" 2> /dev/null
      )
      ;;
    ${named('file')}) return ;;
${values.join('\n')}
    ${named('text')}) ;;
    *)
      [[ $cur == -* ]] || return
      words='${entries.flatMap(namesOf).join(' ')}'
      ;;
  esac
  # Where files make no sense none are offered.
  compopt +o default 2> /dev/null
  if [[ -n $words ]]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); fi
}

complete -o default -F _logit logit
`;
}
