import { placeColumns } from './memory';
import { summing } from './settings';
import { clearStatistics } from './statistics';

/** Makes room for `count` columns, of which nothing has been seen. False if there is none. */
export function setColumns(count: i32): bool {
  if (!placeColumns(count)) return false;
  if (summing) clearStatistics();
  return true;
}
