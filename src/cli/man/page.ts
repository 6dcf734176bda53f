import { namesOf, valueNameOf } from '../flags.ts';
import { DESCRIPTION, EXAMPLES, USAGE, optionGroups, version, type Entry } from '../options.ts';
import { bold, italic, item, plain, section, subsection } from './roff.ts';
import { ENVIRONMENT, EXIT_STATUS, NAME, PARAGRAPHS, SEE_ALSO } from './text.ts';

/** The man page: the table of options, and what help has no room for. */
export function manPage(): string {
  const explained = ([term, text]: readonly [string, string]): string => item(bold(term), plain(text));
  const groups = optionGroups().map(({ heading, entries }) =>
    subsection(heading.replace(/:$/, ''), ...entries.map(option)),
  );
  const sections = [
    section('name', plain(NAME)),
    section('synopsis', USAGE.split('\n').map(synopsis).join('\n.br\n')),
    section('description', [DESCRIPTION, ...PARAGRAPHS].map(plain).join('\n.PP\n')),
    section('options', ...groups),
    section('examples', ...EXAMPLES.map(explained)),
    section('exit status', ...EXIT_STATUS.map(explained)),
    section('environment', ...ENVIRONMENT.map(explained)),
    section('see also', SEE_ALSO.map((name) => `${bold(name)}(1)`).join(',\n')),
  ];
  return [`.TH LOGIT 1 "" "logit ${version}" "User Commands"`, ...sections, ''].join('\n');
}

/** A line of the usage: what is typed as it is in bold, what stands for something else in italics. */
function synopsis(line: string): string {
  const words = line.trim().replace(/^logit /, '');
  const marked = words.replace(/-?\w[\w.]*/g, (word) => (word.startsWith('-') ? bold(word) : italic(word)));
  return `${bold('logit')} ${marked}`;
}

function option(entry: Entry): string {
  const value = valueNameOf(entry);
  const names = namesOf(entry).map(bold).join(', ');
  return item(value === undefined ? names : `${names} ${italic(value)}`, plain(entry.option.description));
}
