import { basicAuth, type Authenticate, type ScryptCost } from 'gen-dtos/auth';
import type { Database } from './database.js';
import { findUserNamed } from './tables/users.js';

/** Who is asking: from the credential and the row that it finds, with every request anew. */
export interface Caller {
  readonly userId: string;
  readonly isAdmin: boolean;
}

/** The cost is that of the stored hashes, if it isn't the usual one. */
export function authenticateBasic(database: Database, cost?: ScryptCost): Authenticate<Caller> {
  return basicAuth({
    realm: 'profiles',
    ...(cost && { cost }),
    find: async (username) => {
      const user = await findUserNamed(database, username);
      return (
        user && {
          principal: { userId: user.id, isAdmin: user.is_admin },
          passwordHash: user.password_hash,
        }
      );
    },
  });
}
