import * as v from 'valibot';
import { failureOf, type Live } from '../read/live.js';

interface Dataset {
  typed: boolean;
}

/**
 * A rule or transformation of valibot's own that may fail at what a client sends, as `sortItems` does
 * at `[{ toString: 1 }]`: it refuses the value instead of throwing.
 */
/* @__NO_SIDE_EFFECTS__ */
export function attempt(action: Live): any /* the compiler can't infer one in another call */ {
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
