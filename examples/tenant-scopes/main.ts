/** `npm start`: both twins, and keys to try them with. */
import { start } from './start.js';

const { safe, unsafe, keys } = await start({ safe: 3000, unsafe: 3001 });

console.log(`# safe ${safe}, unsafe ${unsafe}. Keys, to paste into another shell:`);
for (const [name, key] of Object.entries(keys)) console.log(`export ${name}=${key}`);
