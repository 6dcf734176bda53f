import type { Placement, Sink } from './sink.ts';

/**
 * Finishes sinks so that files appear together: all are complete on disk before the first one is renamed.
 * @throws LogitError
 */
export async function publish(sinks: readonly Sink[]): Promise<void> {
  const placements: Placement[] = [];
  for (const sink of sinks) {
    if (sink.prepare) placements.push(await sink.prepare());
    else await sink.finish();
  }
  placeAll(placements);
  for (const placement of placements) await placement.settle();
}

/** Renames all files. If one fails, the files that the others replaced are restored. */
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
