/** The role of a selected column. */
export type Role = 'value' | 'label' | 'weight';

/** The columns of a run that scores or fits, in addition to its values. */
export interface Target {
  /** The selector of the column of the label. */
  readonly label: string;
  /** The text of the label that is 1; all others are 0. undefined: labels are numbers from 0 to 1, or words such as yes and no. */
  readonly positive: string | undefined;
  /** The selector of the column of the weight; undefined: all weights are 1. */
  readonly weight: string | undefined;
}

/** The roles of the selected columns: the values, then the label, then the weight. */
export function rolesOf(values: number, target: Target | undefined): Role[] {
  const others: Role[] = target ? ['label', ...(target.weight === undefined ? [] : ['weight' as const])] : [];
  return [...Array.from({ length: values }, (): Role => 'value'), ...others];
}
