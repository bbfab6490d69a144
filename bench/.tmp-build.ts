import { compilePeersAheadOfTime } from './ahead-of-time.js';
import { buildEverything } from './build.js';
import { generateDtos, installProduct } from './product.js';
import { askPeers } from './measure/vector.js';
process.env['ATA_NO_NATIVE'] = '1';
installProduct(); generateDtos(); compilePeersAheadOfTime(); await buildEverything();
for (const w of ['user','data'] as const) for (const [p, r] of askPeers(w)) if (r.otherwise.length||r.hostile.length) console.log(w, p.name, JSON.stringify(r));
