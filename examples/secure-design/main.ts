import { PASSWORD } from './fixtures.js';
import { start } from './start.js';

const { url } = await start(3000);
console.log(`${url}/login as mallory, vera or ada, with the password '${PASSWORD}'`);
