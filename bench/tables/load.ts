import type { Budget } from '../budget.js';
import { section, table } from '../markdown.js';
import { measureLoad, type Load } from '../measure/load.js';

/** What guard, parser and view cost a server with a database. */
export async function loadTable(budget: Budget): Promise<string> {
  const { unsafe, safe, times } = await measureLoad('express', budget);
  const rows = [
    ['the handler that binds', inHz(unsafe), inMicroseconds(unsafe)],
    ['guard, parser and view', inHz(safe), inMicroseconds(safe)],
    ['times', times.requestsPerSecond.toFixed(3), times.cpuTime.toFixed(3)],
  ];
  return section(
    'Under load',
    'A valid update of a record, sent by autocannon over ten connections to two handlers of `examples/api-keys` (Express 5), in turn. Both know the caller by their API key and ask and write the same rows of PGlite, in the process of the server; one binds the body, one has guard, parser and view. Medians of the rounds, and of the ratios of each; CPU time is the server’s.',
    table(['', 'requests a second', 'µs of CPU a request'], rows),
  );
}

const inHz = ({ requestsPerSecond }: Load): string => requestsPerSecond.toFixed(0);
const inMicroseconds = ({ cpuTime }: Load): string => cpuTime.toFixed(0);
