/** `npm start`: serves the example until it is stopped. */
import { SIGN_IN } from './fixtures.js';
import { start } from './start.js';

const { PORT = '3000', DATABASE_URL } = process.env;

const { url } = await start({ port: Number(PORT), databaseUrl: DATABASE_URL });
console.log(`Profiles at ${url}. Sign in as ${Object.values(SIGN_IN).join(', ')}.`);
