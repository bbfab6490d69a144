/**
 * `npm run bench`. Options after `--`: `--quick` for a first look, `--only user` for one table,
 * `--before v1` to compare with a commit.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compilePeersAheadOfTime } from './ahead-of-time.js';
import { buildEverything } from './build.js';
import { full, quick, type Budget } from './budget.js';
import { bench } from './folders.js';
import { machine } from './machine.js';
import { generateDtos, installProduct } from './product.js';
import { removeAside } from './put-aside.js';
import { earlierTable } from './tables/earlier.js';
import { generationTable, growthTable } from './tables/generation.js';
import { jsonTable } from './tables/json.js';
import { loadTable } from './tables/load.js';
import { dataTable, userTable } from './tables/parsing.js';
import { typecheckTable } from './tables/typecheck.js';

const tables: Record<string, (budget: Budget) => string | Promise<string>> = {
  user: userTable,
  data: dataTable,
  json: jsonTable,
  growth: growthTable,
  generation: generationTable,
  typecheck: typecheckTable,
  load: loadTable,
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    before: { type: 'string' },
  },
});
const { before } = values;
if (before !== undefined) {
  tables['before'] = (budget) => earlierTable(before, budget);
  values.only = 'before';
}
const wanted = values.only === undefined ? Object.keys(tables) : [values.only];
const unknown = wanted.find((name) => !(name in tables));
if (unknown !== undefined) {
  throw new Error(`No table '${unknown}'. There are: ${Object.keys(tables).join(', ')}`);
}

const heading = `# Results

Made by \`npm run bench\`${values.quick ? ' `-- --quick`' : ''}; see [README.md](README.md). Ratios hold better than absolute figures.

${machine()}.
`;

// ata's native code reads text, but here every peer gets objects.
process.env['ATA_NO_NATIVE'] = '1';

installProduct();
generateDtos();
compilePeersAheadOfTime();
await buildEverything();

const sections: string[] = [heading];
for (const name of wanted) {
  const text = `${await tables[name]!(values.quick ? quick : full)}\n`;
  console.log(text);
  sections.push(text);
}
removeAside();
// Results are kept for later comparison, so write them only after a full run.
if (values.only === undefined && !values.quick) {
  writeFileSync(join(bench, 'RESULTS.md'), sections.join('\n'));
}
