/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import { parseFilter, parseSort, type View } from '../index.js';

declare const taskFor: View<{
  readonly id: string;
  readonly points?: number;
  readonly due?: Date | null;
  readonly is_urgent: boolean;
  readonly tags: readonly string[];
  readonly settings?: { readonly color: string };
}>;
declare const anyView: View<any>; // as in untyped code

type Column = 'id' | 'points' | 'due' | 'is_urgent';

/** A key names a column, because only fields that hold one value are accepted. */
export const order: readonly Column[] = parseSort(taskFor, 'id').map(({ key }) => key);
export const where: readonly Column[] = parseFilter(taskFor, '?id=1').map(({ key }) => key);
export const anyOrder: readonly string[] = parseSort(anyView, 'id').map(({ key }) => key);

for (const filter of parseFilter(taskFor, '?due=2026-01-31')) {
  if (filter.key === 'due') filter.value satisfies Date;
  // @ts-expect-error a list is nothing to filter by
  if (filter.key === 'tags') filter.value satisfies unknown;
}
// @ts-expect-error an object is nothing to sort by
parseSort(taskFor, 'settings').map(({ key }) => key === 'settings');
