import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const storagePointer: AttackClass = {
  name: 'storage-pointer',
  source: 'CVE-2026-39942 (Directus: filename_disk)',
  why: 'An internal pointer to a file, a key or a queue is changed to one that belongs to a victim.',
  aim: 'body',
  ...named(
    () => NAMES,
    () => ({ wants: '../../victim' }),
  ),
};

const NAMES = ['filename_disk', 'path', 'storage_key', 'url', 'callback_url'];
