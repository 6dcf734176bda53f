import { Arguments } from './arguments.ts';
import type { Kind, Parts } from './kind.ts';
import { Lines } from './lines.ts';
import { Numbers } from './numbers.ts';
import { Records } from './records.ts';
import { Values } from './values.ts';

/** How the input of a run is read. */
export function kindOf(parts: Parts): Kind {
  const { input } = parts.job;
  switch (input.kind) {
    case 'csv':
      return new Records(parts, input);
    case 'json':
      return new Lines(parts, input);
    case 'array':
      return new Values(parts, input);
    case 'numbers':
      return new Numbers(parts);
    case 'arguments':
      return new Arguments(parts);
  }
}
