/** What a key may be good for. `keys` is to issue, rotate and revoke keys. */
export const SCOPES = ['read', 'write', 'keys', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];
