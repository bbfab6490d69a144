/** `npm run attack`: attacks both twins, shows what stands in the rows afterwards. */
import { showAttacks } from './show-attacks.js';

process.exitCode = (await showAttacks()) ? 0 : 1;
