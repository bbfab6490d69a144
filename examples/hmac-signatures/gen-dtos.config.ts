import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/**/*.model.ts'],
  outDir: 'generated',
  openapi: {
    info: {
      title: 'Signed profiles',
      version: '1.0.0',
      description: 'Profiles that are changed by signed requests.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Acme', url: 'https://acme.dev' },
    },
    servers: [{ url: 'https://api.acme.dev' }],
    securitySchemes: {
      HmacSignature: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Hmac-Signature',
        description:
          'HMAC-SHA-256 of method, path, key id, timestamp, nonce and body, with `X-Hmac-Key-Id`, `X-Hmac-Timestamp` and `X-Hmac-Nonce`.',
      },
    },
    security: [{ HmacSignature: [] }],
    resources: { User: { path: '/profile', operations: ['update'] } },
  },
});
