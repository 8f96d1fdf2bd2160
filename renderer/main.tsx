import { config } from 'zod';

// Before any schema is made, hence the import below: zod would try to make scripts from strings, which
// this page forbids, and every try would be reported as a violation.
config({ jitless: true });

const { boot } = await import('./app/boot.tsx');
boot(window);
