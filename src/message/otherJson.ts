import { DELIMITERS, delimiterOption } from './delimiters.ts';
import { syntaxOfName } from '../job/syntax.ts';
import type { Location } from './error.ts';
import { quirkHint } from './quirk.ts';
import { pipeline } from './shell.ts';

/** Something else than the expected JSON object: what it probably is, and the filter that converts it into objects. */
interface Other {
  readonly looks: RegExp;
  readonly cause: string;
  readonly filter: string;
  /** True: it may be in any line. False: it is the way of the whole file, so that it shows in the first one. */
  readonly anywhere?: boolean;
}

/** Reads what `repr` printed, and runs nothing of it. */
const LITERALS = 'import ast, json, sys; [print(json.dumps(ast.literal_eval(line))) for line in sys.stdin]';

const OTHERS: readonly Other[] = [
  { looks: /^$/, cause: 'one object over several lines?', filter: 'jq -c .' },
  { looks: /^\[\s*(?:\{.*)?$/, cause: 'an array?', filter: "jq -c '.[]'" },
  {
    looks: /^\[.*\]\s*$/,
    cause: 'arrays, not objects? as CSV, with --no-header:',
    filter: 'jq -r @csv',
  },
  { looks: /^\{\s*"/, cause: 'several objects in one line?', filter: 'jq -c .', anywhere: true },
  { looks: /^,\s*$/, cause: 'a comma after the object?', filter: "sed 's/, *$//'" },
  { looks: /^data: ?\{/, cause: 'server-sent events?', filter: "sed -n 's/^data: *{/{/p'" },
  {
    looks: /^(?:event|id|retry): ?\S|^: ?[a-z]*\s*$/i,
    cause: 'server-sent events?',
    filter: "sed -n 's/^data: *{/{/p'",
  },
  { looks: /^[^\t -\uffff]\{/, cause: 'a JSON text sequence?', filter: "tr -d '\\036'" },
  {
    looks: /^'/,
    cause: 'a dict that Python printed?',
    filter: `python3 -c '${LITERALS}'`,
  },
  { looks: /^[\w[(][^{]*[ \t]\{\s*"/, cause: 'text before the objects?', filter: "sed 's/^[^{]*//'" },
];

/** What a line that is not a JSON object is, and the command that converts it into objects; undefined if unknown. */
export function otherJson({ file, line }: Pick<Location, 'file' | 'line'>, text: string): string | undefined {
  if (text === '\x1a') return quirkHint({ kind: 'dosEnd' }, file);
  const found = OTHERS.find(({ looks, anywhere }) => (anywhere || line === 1) && looks.test(text));
  return found
    ? `${found.cause} ${pipeline(found.filter, file)}`
    : line === 1
      ? ofTable(text, file)
      : undefined;
}

/** A header or a row in place of an object: --jsonl, or the name of the file, was not meant. */
function ofTable(text: string, file: string | undefined): string | undefined {
  const delimiter = DELIMITERS.find((one) => text.includes(one));
  if (/^[{["]/.test(text) || delimiter === undefined) return undefined;
  const isNamed = syntaxOfName(file ?? '') === 'jsonl';
  if (!isNamed && delimiter === ',') return 'a CSV file? drop --jsonl';
  return `a CSV file? ${delimiterOption(delimiter)}${isNamed ? ' reads it as one' : ' instead of --jsonl'}`;
}
