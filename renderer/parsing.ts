import { z } from 'zod';

// Imported before everything else: modules parse as they load, and the page's policy forbids the scripts
// made from strings that zod would otherwise try to be fast with.
z.config({ jitless: true });
