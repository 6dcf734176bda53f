import { readFileSync } from 'node:fs';
import { EPS, type Work } from './contestants/contestant.ts';
import { Records } from './records.ts';

/** In a long file, the cells of the first records and then of every seventh are compared; the others are only counted. */
const FIRST = 1000;
const STEP = 7;

const RELATIVE = 1e-9;
/** The tolerated absolute error: near the zero of logit at 1/2, the usual formula has no correct digits. */
const ABSOLUTE = 1e-15;

/** The fault in the answer of a contestant; undefined: none. */
export function fault(work: Work): string | undefined {
  const { dataset, path } = work.data;
  const given = new Records(readFileSync(path));
  const answer = new Records(readFileSync(work.output));
  const isTarget = dataset.columns.map(({ name }) => dataset.targets.includes(name));
  let row = dataset.header ? 0 : 1;
  for (; given.next(); row++) {
    if (!answer.next()) return `ends before row ${row}`;
    if (row > FIRST && row % STEP !== 0) continue;
    const wanted = given.cells();
    const cells = answer.cells();
    if (cells.length !== wanted.length) return `row ${row} has ${cells.length} cells, not ${wanted.length}`;
    for (const [i, cell] of cells.entries()) {
      const right =
        row > 0 && isTarget[i] ? isNear(cell, convert(wanted[i]!, work.direction)) : cell === wanted[i];
      if (!right)
        return `row ${row}, ${dataset.columns[i]!.name}: ${JSON.stringify(wanted[i])} became ${JSON.stringify(cell)}`;
    }
  }
  return answer.next() ? `goes on after row ${row - 1}` : undefined;
}

function isNear(cell: string, wanted: number): boolean {
  return cell !== '' && Math.abs(Number(cell) - wanted) <= RELATIVE * Math.abs(wanted) + ABSOLUTE;
}

/** Converts in ordinary double precision, without code of the project. */
function convert(cell: string, direction: Work['direction']): number {
  if (direction === 'sigmoid') return 1 / (1 + Math.exp(-Number(cell)));
  const value = cell.trim().endsWith('%') ? Number(cell.trim().slice(0, -1)) / 100 : Number(cell);
  const p = Math.min(Math.max(value, EPS), 1 - EPS);
  return Math.log(p / (1 - p));
}
