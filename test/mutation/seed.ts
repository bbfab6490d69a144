/** The same random inputs for every mutant, so that results are repeatable. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 1, endOnFailure: true });
