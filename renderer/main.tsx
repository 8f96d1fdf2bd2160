import './plain-zod.ts';
import { boot } from './app/boot.tsx';

boot(window);
