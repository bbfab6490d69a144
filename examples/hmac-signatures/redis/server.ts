/** A server process of its own, as the environment says; asked for a user, it reads the row back. */
import { start } from '../start.js';
import { findUser } from '../tables/users.js';

const { url, database } = await start();
process.on('message', (id: string) => {
  void findUser(database, id).then((user) => process.send?.(user ?? null));
});
process.send?.(url);
