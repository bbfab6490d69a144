/** `npm start`: the server, and what a shell needs to ask it something. */
import { KEYS, REPORTS } from './fixtures.js';
import { start } from './start.js';

const { url, keyOf } = await start(Number(process.env['PORT'] ?? 3000));

console.log(`export URL=${url}
export CONFIG=${REPORTS}
export KEY_ID=${KEYS.mallory.id}
export OWNER_KEY=${keyOf('mallory')}
export OPERATOR_KEY=${keyOf('operator')}`);
