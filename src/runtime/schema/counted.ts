import * as v from 'valibot';
import { countSegments } from '../text/count-segments.js';

/** A rule of valibot's about the number of graphemes or words in a text. */
interface Rule {
  readonly type: string;
  readonly locales?: Intl.LocalesArgument;
  readonly requirement?: unknown;
}

interface Dataset {
  readonly typed: boolean;
  readonly value: unknown;
}

/**
 * Wraps `v.maxGraphemes`, `v.minWords` and the like, so that they count no further than they need
 * to. Valibot counts everything, which takes Node 20 minutes for a long text.
 */
/* @__NO_SIDE_EFFECTS__ */
export function counted(rule: Rule): object {
  const { type, locales } = rule;
  const requirement = Number(rule.requirement);
  const [counts = '', limit] = type.split('_').toReversed();
  return {
    ...rule,
    '~run'(dataset: Dataset, config: v.Config<v.BaseIssue<unknown>>) {
      if (!dataset.typed) return dataset;
      const segmenter = segmenterOf(counts === 'words' ? 'word' : 'grapheme', locales);
      const count = countSegments(`${dataset.value}`, segmenter, requirement + 1);
      if (!holds(count, limit, requirement)) {
        v._addIssue(rule as never, counts, dataset as never, config, { received: `${count}` });
      }
      return dataset;
    },
  };
}

function holds(count: number, limit: string | undefined, requirement: number): boolean {
  if (limit === 'min') return !(count < requirement);
  if (limit === 'max') return !(count > requirement);
  return (count === requirement) === (limit !== 'not');
}

const segmenters = new Map<string, Intl.Segmenter>();

/** A shared segmenter: making one is slow, and there is a schema for each set of roles. */
function segmenterOf(
  granularity: 'grapheme' | 'word',
  locales: Intl.LocalesArgument,
): Intl.Segmenter {
  const id = `${granularity} ${locales}`;
  const known = segmenters.get(id) ?? new Intl.Segmenter(locales, { granularity });
  segmenters.set(id, known);
  return known;
}
