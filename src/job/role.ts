/** What a selected column is for. */
export type Role = 'value' | 'label' | 'weight';

/** The columns of a row that is scored or fitted, in addition to its values. */
export interface Target {
  /** The column of the label, as it was asked for. */
  readonly label: string;
  /** The text of the label that is 1, where all others are 0; undefined: words and numbers say it. */
  readonly positive: string | undefined;
  /** The column of the weight, as it was asked for; undefined: each row weighs 1. */
  readonly weight: string | undefined;
}

/** The roles of the columns that a run reads: the values, then those of the target. */
export function rolesOf(values: number, target: Target | undefined): Role[] {
  const others: Role[] = target ? ['label', ...(target.weight === undefined ? [] : ['weight' as const])] : [];
  return [...Array.from({ length: values }, (): Role => 'value'), ...others];
}
