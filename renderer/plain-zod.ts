import { config } from 'zod';

// Before any schema is made, hence a file of its own that is imported first: zod would try to make scripts
// from strings, which this page forbids, and every try would be reported as a violation.
config({ jitless: true });
