import * as v from 'valibot';
import { failureOf, type Live } from '../read/live.js';

interface Dataset {
  typed: boolean;
}

/**
 * Wraps a rule or transformation of valibot's own that may throw on what a client sends, as
 * `sortItems` does for `[{ toString: 1 }]`: the value is refused instead.
 */
/* @__NO_SIDE_EFFECTS__ */
export function attempt(
  action: Live,
): any /* any: an action's type can't be inferred as an argument of `v.pipe` */ {
  return {
    ...action,
    '~run'(dataset: Dataset, config: v.Config<v.BaseIssue<unknown>>) {
      try {
        return action['~run'](dataset, config);
      } catch {
        const message = failureOf(action);
        v._addIssue(action as never, 'value', dataset as never, config, { message });
        dataset.typed = false;
        return dataset;
      }
    },
  };
}
