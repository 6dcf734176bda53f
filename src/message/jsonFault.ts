import { CONTINUE } from './hint.ts';
import type { ErrorDetail, Location } from './error.ts';
import type { Inner } from './inner.ts';
import { at, columnOf } from './location.ts';
import { list, quoted } from './names.ts';
import { otherJson } from './otherJson.ts';
import type { Sentence } from './sentence.ts';
import { shellWord } from './shell.ts';
import { isGlob } from '../text/glob.ts';

/** The sentence for a field that is an object or array. */
export function nested(place: Location, { what, fields, meant }: Inner): Sentence {
  const others = fields.length > 0 ? `; its fields are: ${list(fields)}` : '';
  const fix = meant === undefined ? CONTINUE : `did you mean -c ${shellWord(meant)}?`;
  return { place: at(place), fault: `${columnOf(place)} is ${what}, not a number${others}`, fix };
}

/** The sentence for an object without the field. */
export function noField({ place, fields, similar }: Extract<ErrorDetail, { kind: 'shortRow' }>): Sentence {
  const others = fields.length > 0 ? `; its fields are: ${list(fields)}` : '';
  const fix =
    similar !== undefined
      ? `did you mean ${quoted(similar)}?`
      : isGlob(place.column ?? '')
        ? 'patterns work only in CSV'
        : CONTINUE;
  return { place: at(place), fault: `the object has no ${columnOf(place)}${others}`, fix };
}

/** The sentence for a line that is not a JSON object. */
export function noObject({
  place,
  text,
  isTooDeep,
}: Extract<ErrorDetail, { kind: 'invalidJson' }>): Sentence {
  if (isTooDeep)
    return { place: at(place), fault: 'JSON nested more than 65,536 levels deep', fix: SKIP_LINE };
  return {
    place: at(place),
    fault: `not a JSON object: unexpected ${text === '' ? 'end of line' : quoted(text)}`,
    fix: otherJson(place, text) ?? SKIP_LINE,
  };
}

/** The fix for a line of JSON, which has no cell that could become nan. */
const SKIP_LINE = 'use --bad keep or skip to continue';
