/** `npm start`: runs until it is stopped, and says what a client needs to sign as Mallory. */
import { start } from './start.js';

const { url, keys } = await start(Number(process.env['PORT'] ?? 0));
const keyId = 'mallory-1';
const secret = Buffer.from(keys.get(keyId)?.secret ?? []).toString('hex');
console.log(`export URL=${url} KEY_ID=${keyId} SECRET=${secret}`);
