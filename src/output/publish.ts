import type { Placement, Sink } from './sink.ts';

/** Finishes sinks so that files are seen together: all are safe before the first one is in its place. Throws a LogitError. */
export async function publish(sinks: readonly Sink[]): Promise<void> {
  const placements: Placement[] = [];
  for (const sink of sinks) {
    if (sink.prepare) placements.push(await sink.prepare());
    else await sink.finish();
  }
  placeAll(placements);
  for (const placement of placements) await placement.settle();
}

/** If one cannot be placed, what the others have replaced is put back. */
function placeAll(placements: readonly Placement[]): void {
  const placed: Placement[] = [];
  try {
    for (const placement of placements) {
      if (placements.length > 1) placement.keepOld();
      placement.place();
      placed.push(placement);
    }
  } catch (error) {
    for (const placement of placed) placement.takeBack();
    throw error;
  }
}
