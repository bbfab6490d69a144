import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/**/*.model.ts'],
  outDir: 'generated',
  openapi: {
    info: {
      title: 'Profiles',
      version: '1.0.0',
      description: 'Profiles of users who sign in with HTTP Basic.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Acme', url: 'https://acme.dev' },
    },
    servers: [{ url: 'https://api.acme.dev' }],
    securitySchemes: { Basic: { type: 'http', scheme: 'basic', description: 'Over TLS only.' } },
    security: [{ Basic: [] }],
    resources: { User: { path: '/users', operations: ['update'] } },
  },
});
